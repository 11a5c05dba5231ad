import { sql } from 'drizzle-orm'
import { bigint, customType, index, jsonb, pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core'

const xid8 = customType<{ data: string }>({ dataType: () => 'xid8' })

/**
 * What happened, append-only. Sequences are not handed out in commit order, so a position is
 * (transaction id, sequence), read only below the oldest transaction that is still open.
 */
export const events = pgTable(
  'events',
  {
    id: uuid().primaryKey(),
    transactionId: xid8('transaction_id').notNull().default(sql`pg_current_xact_id()`),
    sequence: bigint({ mode: 'number' }).generatedAlwaysAsIdentity().notNull(),
    type: text().notNull(),
    subjectType: text('subject_type').notNull(),
    subjectId: text('subject_id').notNull(),
    audience: text().notNull(),
    payload: jsonb().notNull(),
    at: timestamp({ withTimezone: true }).notNull().default(sql`now()`),
  },
  (table) => [index('events_position').on(table.transactionId, table.sequence)],
)

/** Which database this is. A restored copy gets a new generation, and positions of the old one end. */
export const databaseGenerations = pgTable('database_generations', {
  generation: uuid().primaryKey().default(sql`gen_random_uuid()`),
  since: timestamp({ withTimezone: true }).notNull().default(sql`now()`),
})
