import { integer, pgTable, text, timestamp } from 'drizzle-orm/pg-core'

/** The processes that work on this database. Which of them live is told by their advisory locks, not by this table. */
export const processes = pgTable('processes', {
  owner: integer().primaryKey().generatedAlwaysAsIdentity(),
  jobPool: text('job_pool'),
  startedAt: timestamp('started_at', { withTimezone: true }).notNull().defaultNow(),
  role: text({ enum: ['all', 'api', 'worker'] })
    .notNull()
    .default('all'),
  host: text().notNull().default(''),
  pid: integer().notNull().default(0),
  version: text().notNull().default(''),
  secretFingerprint: text('secret_fingerprint'),
})
