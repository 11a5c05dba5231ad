import { index, pgTable, primaryKey, text, timestamp } from 'drizzle-orm/pg-core'

/** What was asked for under an Idempotency-Key, and what came of it. Written in the transaction of the change. */
export const idempotencyKeys = pgTable(
  'idempotency_keys',
  {
    /** Who sent the key: two callers may choose the same text. */
    principal: text().notNull(),
    key: text().notNull(),
    operationId: text('operation_id').notNull(),
    fingerprint: text().notNull(),
    result: text(),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ columns: [table.principal, table.key] }),
    index('idempotency_keys_created').on(table.createdAt),
  ],
)
