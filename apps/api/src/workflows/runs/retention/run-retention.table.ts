import { sql } from 'drizzle-orm'
import { check, date, integer, pgTable, text } from 'drizzle-orm/pg-core'

/** How long runs are kept: one row, made when somebody chooses another time than the usual one. */
export const runRetention = pgTable(
  'run_retention',
  {
    id: text().primaryKey(),
    keepDays: integer('keep_days').notNull(),
    /** The day before which every event has been looked at. */
    eventsLookedAtUntil: date('events_looked_at_until'),
  },
  (table) => [
    check('run_retention_one_row', sql`${table.id} = 'runs'`),
    check('run_retention_days', sql`${table.keepDays} between 1 and 3650`),
  ],
)
