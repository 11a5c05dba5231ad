import { type RunError, runErrorSchema } from '@counterflow/core'
import { sql } from 'drizzle-orm'
import {
  boolean,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  real,
  text,
  timestamp,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import { z } from 'zod'

import { jsonText } from '../../platform/database/json-text-column.js'
import type { RecordedActor } from '../definitions/workflow.table.js'

/** How a run ended. */
export const runResults = ['succeeded', 'failed', 'cancelled', 'quarantined'] as const
export type RunResult = (typeof runResults)[number]

/**
 * Runs are the queue and the truth. A run belongs to the process in `owner` for as long as `epoch` stays what it was
 * when that process claimed it; whoever takes it away raises the epoch, and late writes of the old owner are refused.
 * There are no foreign keys on runs and steps: each would lock a row of another table for every row written here.
 */
export const runs = pgTable(
  'runs',
  {
    id: uuid().primaryKey(),
    workflowId: uuid('workflow_id').notNull(),
    versionId: text('version_id').notNull(),
    eventId: uuid('event_id').notNull(),
    triggerType: text('trigger_type').notNull(),
    subjectType: text('subject_type'),
    subjectId: text('subject_id'),
    subjectLabel: text('subject_label'),
    epoch: integer().notNull().default(0),
    claims: integer().notNull().default(0),
    /** How many processes have died while they worked on it, or failed at that, since a step of it ended last. */
    crashes: integer().notNull().default(0),
    owner: integer(),
    /** How many events have come for its waiting steps. */
    arrivals: integer().notNull().default(0),
    /** Runs with the same key count against `concurrencyLimit`; those that must wait for that are `gated`. */
    concurrencyKey: text('concurrency_key'),
    concurrencyLimit: integer('concurrency_limit'),
    gated: boolean().notNull().default(false),
    /** While this is set, a further event with the same key takes the place of this run's. */
    debounceKey: text('debounce_key'),
    /** The run that this one tries again. */
    retryOf: uuid('retry_of'),
    /** Steps that go on with the idempotency keys of an earlier run: its id by address key. */
    continues: jsonb().$type<Record<string, string>>(),
    dueAt: timestamp('due_at', { withTimezone: true }).notNull().defaultNow(),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
    finishedAt: timestamp('finished_at', { withTimezone: true }),
    result: text({ enum: runResults }),
    error: jsonb().$type<RunError>(),
  },
  (table) => [
    index('runs_due')
      .on(table.dueAt, table.id)
      .where(sql`${table.finishedAt} is null and not ${table.gated}`),
    index('runs_gated')
      .on(table.concurrencyKey, table.id)
      .where(sql`${table.finishedAt} is null and ${table.gated}`),
    index('runs_let_through')
      .on(table.concurrencyKey)
      .where(sql`${table.finishedAt} is null and not ${table.gated} and ${table.concurrencyKey} is not null`),
    uniqueIndex('runs_debounced')
      .on(table.workflowId, table.debounceKey)
      .where(sql`${table.debounceKey} is not null`),
    index('runs_retries').on(table.retryOf).where(sql`${table.retryOf} is not null`),
    index('runs_of_workflow').on(table.workflowId, table.id),
    // For the count of those that ended, and for deleting the oldest of them.
    index('runs_finished').on(table.finishedAt).where(sql`${table.finishedAt} is not null`),
    index('runs_failed').on(table.id).where(sql`${table.result} = 'failed'`),
    index('runs_set_aside').on(table.id).where(sql`${table.result} = 'quarantined'`),
    index('runs_about').on(table.subjectId, table.id).where(sql`${table.subjectId} is not null`),
  ],
)

const stepValue = jsonText(z.json())
const stepError = jsonText(runErrorSchema)

/** What a row in `steps` says: an effect was begun or put off, a step waits, it succeeded, or it failed. */
export const stepKinds = ['started', 'postponed', 'waiting', 'succeeded', 'failed'] as const
export type StepKind = (typeof stepKinds)[number]

/** What happened in a run, append-only. A `waiting` row with an error is an attempt that failed and is tried again. */
export const steps = pgTable(
  'steps',
  {
    runId: uuid('run_id').notNull(),
    nodeId: text('node_id').notNull(),
    /** Which item of each list around it, `2.0`; empty outside of lists. */
    iteration: text().notNull(),
    attempt: integer().notNull(),
    kind: text({ enum: stepKinds }).notNull(),
    position: integer().notNull(),
    epoch: integer().notNull(),
    at: timestamp({ withTimezone: true }).notNull(),
    milliseconds: real(),
    port: text(),
    until: timestamp({ withTimezone: true }),
    input: stepValue(),
    output: stepValue(),
    error: stepError(),
    /** The person who said how the step went, where nobody else could know. */
    answeredBy: jsonb('answered_by').$type<RecordedActor>(),
  },
  (table) => [primaryKey({ columns: [table.runId, table.position] })],
)
