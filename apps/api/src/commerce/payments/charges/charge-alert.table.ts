import type { AlertKind, AlertReason, PaymentId } from '@counterflow/core'
import { index, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core'
import { instant } from '../../../platform/database/instant-column.js'
import { payments } from '../payment.table.js'

/** What the gateway told of a charge by itself, append-only: early fraud warnings and disputes. */
export const chargeAlerts = pgTable(
  'charge_alerts',
  {
    id: uuid().primaryKey(),
    paymentId: uuid('payment_id')
      .$type<PaymentId>()
      .notNull()
      .references(() => payments.id),
    kind: text().$type<AlertKind>().notNull(),
    reason: text().$type<AlertReason>().notNull(),
    /** What the gateway calls it: told twice, it counts once. */
    gatewayAlertId: text('gateway_alert_id').notNull(),
    createdAt: instant('created_at').notNull(),
  },
  (table) => [
    unique('charge_alerts_once').on(table.gatewayAlertId),
    index('charge_alerts_payment').on(table.paymentId, table.createdAt),
  ],
)
