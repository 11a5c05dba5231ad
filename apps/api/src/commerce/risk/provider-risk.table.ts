import type { OrderId } from '@counterflow/core'
import { index, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core'
import { orders } from '../orders/order.table.js'
import { assessmentColumns } from './risk-assessment.table.js'

/** What others than the shop have said of the risk of orders, append-only. Of each of them the latest counts. */
export const providerRisks = pgTable(
  'provider_risks',
  {
    id: uuid().primaryKey(),
    orderId: uuid('order_id')
      .$type<OrderId>()
      .notNull()
      .references(() => orders.id),
    provider: text().notNull(),
    providerName: text('provider_name').notNull(),
    /** By what the provider knows it. */
    assessmentId: text('assessment_id').notNull(),
    ...assessmentColumns,
  },
  (table) => [
    unique('provider_risks_once').on(table.provider, table.assessmentId),
    index('provider_risks_latest').on(table.orderId, table.provider, table.id),
  ],
)
