import { sql } from 'drizzle-orm'
import { bigint, customType, index, jsonb, pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core'
import type { EventDefinition } from './event-definition.js'

const xid8 = customType<{ data: string }>({ dataType: () => 'xid8' })

/** SQL of events that are about nobody but whoever their subject belongs to. */
export const tellsOfItsSubject = sql`tells_of = 'subject'`
/** SQL of events that may name anybody, whatever they are about. */
export const mayTellOfAnybody = sql`tells_of is null`

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
    /** Whom it may name; null: anybody. Where nobody else is in it, a person's events are found by their subject. */
    tellsOf: text('tells_of').$type<NonNullable<EventDefinition['tellsOf']>>(),
    payload: jsonb().notNull(),
    at: timestamp({ withTimezone: true }).notNull().default(sql`now()`),
  },
  (table) => [
    index('events_position').on(table.transactionId, table.sequence),
    index('events_of_subject').on(table.subjectId).where(tellsOfItsSubject),
    index('events_of_anybody').on(table.transactionId, table.sequence).where(mayTellOfAnybody),
  ],
)

/** Which database this is. A restored copy gets a new generation, and positions of the old one end. */
export const databaseGenerations = pgTable('database_generations', {
  generation: uuid().primaryKey().default(sql`gen_random_uuid()`),
  since: timestamp({ withTimezone: true }).notNull().default(sql`now()`),
})
