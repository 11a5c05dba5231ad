import type { CustomerId } from '@counterflow/core'
import { index, jsonb, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { instant } from '../../../platform/database/instant-column.js'
import type { TimelineActor } from '../../orders/order-history.js'
import { customers } from '../customer.table.js'
import type { CustomerDeed } from './customer-deed.js'

/** What happened to a customer and who did it, append-only. Orders have a timeline of their own. */
export const customerTimeline = pgTable(
  'customer_timeline',
  {
    id: uuid().primaryKey(),
    customerId: uuid('customer_id')
      .$type<CustomerId>()
      .notNull()
      .references(() => customers.id),
    at: instant('at').notNull(),
    kind: text().$type<CustomerDeed>().notNull(),
    actor: jsonb().$type<TimelineActor>().notNull(),
    values: jsonb().$type<Record<string, string | string[]>>().notNull(),
  },
  (table) => [index('customer_timeline_customer').on(table.customerId, table.at, table.id)],
)
