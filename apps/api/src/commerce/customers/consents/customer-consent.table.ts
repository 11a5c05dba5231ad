import { type ConsentSource, type ConsentState, type CustomerId, consentChannels } from '@counterflow/core'
import { index, jsonb, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { instant } from '../../../platform/database/instant-column.js'
import type { TimelineActor } from '../../orders/order-history.js'
import { customers } from '../customer.table.js'

/** Every decision of a customer about news by e-mail or SMS, append-only: the last of each channel counts. */
export const customerConsents = pgTable(
  'customer_consents',
  {
    id: uuid().primaryKey(),
    customerId: uuid('customer_id')
      .$type<CustomerId>()
      .notNull()
      .references(() => customers.id),
    channel: text({ enum: consentChannels }).notNull(),
    state: text().$type<ConsentState>().notNull(),
    source: text().$type<ConsentSource>().notNull(),
    actor: jsonb().$type<TimelineActor>().notNull(),
    /** From where the customer decided, where they did so themselves. */
    ip: text(),
    at: instant('at').notNull(),
  },
  (table) => [index('customer_consents_customer').on(table.customerId, table.channel, table.at)],
)
