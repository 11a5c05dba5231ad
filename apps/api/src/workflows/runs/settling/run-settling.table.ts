import { sql } from 'drizzle-orm'
import { index, integer, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { instant } from '../../../platform/database/instant-column.js'
import type { RecordedActor } from '../../definitions/workflow.table.js'
import type { LeftReason, SettledAs, SettlingDeed } from './settling-words.js'

/** What somebody decided about the runs that wait on earlier versions of a workflow; carried out in the background. */
export const runSettlings = pgTable(
  'run_settlings',
  {
    id: uuid().primaryKey(),
    workflowId: uuid('workflow_id').notNull(),
    deed: text().$type<SettlingDeed>().notNull(),
    /** The version whose runs are meant; null: all but the one that was live then. */
    fromVersionId: text('from_version_id'),
    /** The version that was live then, to which runs move; null: none was. */
    versionId: text('version_id'),
    requestedBy: jsonb('requested_by').$type<RecordedActor>().notNull(),
    /** When somebody is to look after it at the latest. */
    lookAt: instant('look_at').notNull(),
    createdAt: instant('created_at').notNull(),
    finishedAt: instant('finished_at'),
  },
  (table) => [
    index('run_settlings_of_workflow').on(table.workflowId, table.createdAt),
    index('run_settlings_open').on(table.lookAt).where(sql`${table.finishedAt} is null`),
  ],
)

/** Each run that it is about, with what became of it. Like runs themselves they have no key to `runs`. */
export const settledRuns = pgTable(
  'settled_runs',
  {
    settlingId: uuid('settling_id')
      .notNull()
      .references(() => runSettlings.id, { onDelete: 'cascade' }),
    runId: uuid('run_id').notNull(),
    /** Null: nothing yet. */
    outcome: text().$type<SettledAs>(),
    reason: text().$type<LeftReason>(),
    /** How often somebody worked on the run when it was looked at. */
    looks: integer().notNull().default(0),
    /** How often settling it failed. */
    faults: integer().notNull().default(0),
    lookAt: instant('look_at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.settlingId, table.runId] }),
    index('settled_runs_open')
      .on(table.settlingId, table.lookAt, table.runId)
      .where(sql`${table.outcome} is null`),
    index('settled_runs_of_run').on(table.runId).where(sql`${table.outcome} is null`),
  ],
)
