import type { CustomerId, NoteId } from '@counterflow/core'
import { index, jsonb, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { instant } from '../../../platform/database/instant-column.js'
import type { TimelineActor } from '../../orders/order-history.js'
import { customers } from '../customer.table.js'

/** What the shop's own people write about a customer, who never sees it (R51). */
export const customerNotes = pgTable(
  'customer_notes',
  {
    id: uuid().$type<NoteId>().primaryKey(),
    customerId: uuid('customer_id')
      .$type<CustomerId>()
      .notNull()
      .references(() => customers.id),
    text: text().notNull(),
    author: jsonb().$type<TimelineActor>().notNull(),
    createdAt: instant('created_at').notNull(),
    editedAt: instant('edited_at'),
    /** The caller's idempotency key: asked again under it, the note is there once. */
    requestKey: text('request_key').unique(),
  },
  (table) => [index('customer_notes_customer').on(table.customerId, table.createdAt)],
)
