import { sql } from 'drizzle-orm'
import { bigint, customType, index, jsonb, pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core'

const xid8 = customType<{ data: string }>({ dataType: () => 'xid8' })

/** Kinds of subjects that tell whom an event is about: nobody else is in it. */
const peoplesOwn = sql.raw(`'order', 'customer', 'payment', 'charge'`)
/** Kinds of subjects whose events are about nobody. */
const nobodysOwn = sql.raw(`'product', 'variant', 'stock', 'location', 'page'`)

/** SQL of events that are about somebody where their subject is theirs. */
export const isAboutItsSubject = sql`subject_type in (${peoplesOwn})`
/** SQL of events that may name anybody, whatever they are about. */
export const mayNameAnybody = sql`subject_type not in (${peoplesOwn}, ${nobodysOwn})`

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
  (table) => [
    index('events_position').on(table.transactionId, table.sequence),
    index('events_about').on(table.subjectId).where(isAboutItsSubject),
    index('events_anybody').on(table.transactionId, table.sequence).where(mayNameAnybody),
  ],
)

/** Which database this is. A restored copy gets a new generation, and positions of the old one end. */
export const databaseGenerations = pgTable('database_generations', {
  generation: uuid().primaryKey().default(sql`gen_random_uuid()`),
  since: timestamp({ withTimezone: true }).notNull().default(sql`now()`),
})
