import type { MissedPolicy } from '@counterflow/core'
import { boolean, index, pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core'

/** The workflows that are on and start by the clock. Whoever moves `next_at` on makes the runs of the time before. */
export const schedules = pgTable(
  'schedules',
  {
    workflowId: uuid('workflow_id').primaryKey(),
    versionId: text('version_id').notNull(),
    cron: text().notNull(),
    timeZone: text('time_zone').notNull(),
    /** The time zone is the shop's, and changes with it. */
    followsShop: boolean('follows_shop').notNull(),
    missed: text().$type<MissedPolicy>().notNull(),
    /** Null: there is no further time. */
    nextAt: timestamp('next_at', { withTimezone: true }),
  },
  (table) => [index('schedules_next').on(table.nextAt)],
)
