import { sql } from 'drizzle-orm'
import { index, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'

/**
 * What steps wait for. A row lies here from the flush that begins the wait until a while after its run has ended: an
 * event may come for a wait that is over, or whose run has ended, and changes nothing then.
 */
export const eventWaits = pgTable(
  'event_waits',
  {
    runId: uuid('run_id').notNull(),
    nodeId: text('node_id').notNull(),
    iteration: text().notNull(),
    trigger: text().notNull(),
    /** Where in what the trigger gives the value stands, as canonical JSON, and the value itself likewise. */
    path: text().notNull(),
    key: text().notNull(),
    /** The event that came first; null while none has. */
    eventId: uuid('event_id'),
  },
  (table) => [
    primaryKey({ columns: [table.runId, table.nodeId, table.iteration] }),
    index('event_waits_open').on(table.trigger, table.path, table.key).where(sql`${table.eventId} is null`),
  ],
)
