import { sql } from 'drizzle-orm'
import { boolean, check, integer, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { instant } from '../../platform/database/instant-column.js'
import type { OffReason } from './webhook-subscriptions.contract.js'

/** Who outside the shop wants to hear of what happens in it. */
export const webhookSubscriptions = pgTable('webhook_subscriptions', {
  id: uuid().primaryKey(),
  url: text().notNull(),
  description: text().notNull(),
  /** See EventPattern in core. */
  events: text().array().notNull(),
  isOn: boolean('is_on').notNull(),
  /** Why it is off: a person, or what the receiver answered. */
  offReason: text('off_reason').$type<OffReason>(),
  offAt: instant('off_at'),
  /** The first failure since something last arrived; null while things arrive. */
  failingSince: instant('failing_since'),
  /** What deliveries are signed with, sealed by the secret box for `webhook:<id>`. */
  secret: text().notNull(),
  /** The one before, which signs as well until `previousUntil`. */
  previousSecret: text('previous_secret'),
  previousUntil: instant('previous_until'),
  version: integer().notNull().default(1),
  createdAt: instant('created_at').notNull(),
  updatedAt: instant('updated_at').notNull(),
})

/** Up to where in the event log all subscriptions were told: one row, as soon as somebody subscribes. */
export const webhookCursor = pgTable(
  'webhook_cursor',
  { id: text().primaryKey(), position: text().notNull() },
  (table) => [check('webhook_cursor_one_row', sql`${table.id} = 'events'`)],
)
