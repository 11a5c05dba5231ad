import { workflowIdSchema } from '@counterflow/core'
import { z } from 'zod'
import { defineRoute, requires } from '../platform/http/route-contract.js'
import { runSummarySchema } from '../workflows/runs/runs.contract.js'

const count = z.int().min(0)

const queueSchema = z.strictObject({
  queued: count.meta({ description: 'Runs that are due and that no process has claimed.' }),
  running: count,
  waiting: count.meta({
    description: 'Runs that wait for a time, for an event, or for another run of the same key to end.',
  }),
  quarantined: count,
  oldestQueuedSeconds: z.number().nullable().meta({
    description: 'How long the oldest of the queued runs has been due; null when none is queued.',
  }),
})

const processSchema = z
  .strictObject({
    id: z.int(),
    role: z.enum(['all', 'api', 'worker']),
    host: z.string(),
    pid: z.int(),
    version: z.string(),
    startedAt: z.iso.datetime(),
    runsInFlight: count,
  })
  .meta({ id: 'RunningProcess' })

export const operationsSchema = z
  .strictObject({
    at: z.iso.datetime(),
    queue: queueSchema,
    jobs: z
      .strictObject({ due: count, later: count, running: count, failed: count })
      .meta({ description: 'Background jobs; those that failed are not tried again.' }),
    minutes: z
      .array(z.strictObject({ at: z.iso.datetime(), succeeded: count, failed: count }))
      .meta({ description: 'Runs that ended in each minute of the last hour, the one under way last.' }),
    processes: z.array(processSchema),
    quarantined: z
      .array(runSummarySchema)
      .meta({ description: 'The newest of the runs that were set aside, ten at most.' }),
    triggers: z
      .array(
        z.strictObject({
          workflowId: workflowIdSchema,
          workflowName: z.string(),
          kind: z.enum(['polling', 'schedule']),
          failures: count,
          at: z.iso.datetime(),
          error: z.strictObject({ code: z.string(), message: z.string() }).nullable(),
        }),
      )
      .meta({ description: 'Polls that failed when they were last made, and schedules that nobody keeps.' }),
    database: z.strictObject({
      bytes: count,
      tables: z.array(
        z.strictObject({
          name: z.string(),
          bytes: count,
          rows: count.meta({ description: 'As PostgreSQL estimates them.' }),
        }),
      ),
    }),
  })
  .meta({ id: 'Operations' })

export const runRetentionSchema = z
  .strictObject({
    keepDays: z
      .int('Expected a whole number of days.')
      .min(1, 'Expected 1 to 3650 days.')
      .max(3_650, 'Expected 1 to 3650 days.')
      .meta({
        description: 'For how many days a run is kept after its end. Runs that wait are always kept.',
      }),
  })
  .meta({ id: 'RunRetention' })

export const operationsRoutes = {
  get: defineRoute({
    method: 'GET',
    path: '/api/v1/operations',
    access: requires('operations.read'),
    operationId: 'getOperations',
    tag: 'Operations',
    summary: 'How the work goes: what waits, what was done, who works, and how much room it takes',
    status: 200,
    response: operationsSchema,
  }),
  retention: defineRoute({
    method: 'GET',
    path: '/api/v1/operations/retention',
    access: requires('operations.read'),
    operationId: 'getRunRetention',
    tag: 'Operations',
    summary: 'For how long finished runs are kept',
    status: 200,
    response: runRetentionSchema,
  }),
  keepRuns: defineRoute({
    method: 'PUT',
    path: '/api/v1/operations/retention',
    access: requires('shop.update'),
    operationId: 'setRunRetention',
    tag: 'Operations',
    summary: 'Change for how long finished runs are kept',
    description: 'Within the hour, runs that are older are deleted with their steps.',
    body: runRetentionSchema,
    status: 200,
    response: runRetentionSchema,
  }),
}
