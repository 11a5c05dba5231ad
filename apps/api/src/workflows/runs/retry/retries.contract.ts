import {
  localizedTextSchema,
  nodeIdSchema,
  runIdSchema,
  workflowIdSchema,
  workflowVersionIdSchema,
} from '@counterflow/core'
import { z } from 'zod'
import { defineRoute, requires } from '../../../platform/http/route-contract.js'

const tag = 'Runs'
const params = z.strictObject({ runId: runIdSchema })

const retryShape = {
  from: z.union([z.enum(['start', 'failed']), nodeIdSchema]).meta({
    description:
      '`start`; `failed`: the steps that failed, or where the run ended if none did; or the id of a step, which is done again with everything after it.',
  }),
  version: z.enum(['original', 'latest']).default('original').meta({
    description: 'The version that the run was on, or the one that is live now.',
  }),
}

export const retryObstacleSchema = z
  .enum([
    'not_finished',
    'workflow_off',
    'other_trigger',
    'nothing_failed',
    'no_such_step',
    'step_not_run',
    'retried_meanwhile',
  ])
  .meta({ id: 'RetryObstacle' })

export const repeatedEffectSchema = z
  .strictObject({
    nodeId: nodeIdSchema,
    iteration: z.array(z.int()),
    action: z.string(),
    actionTitle: localizedTextSchema.nullable(),
    before: z.enum(['succeeded', 'failed', 'unknown']).meta({
      description: '`unknown`: it was begun, and nobody knows whether it happened.',
    }),
    at: z.iso.datetime(),
    input: z.unknown().meta({ description: 'What it was done with; null where that is large.' }),
  })
  .meta({ id: 'RepeatedEffect' })

export const retryPlanSchema = z
  .strictObject({
    obstacle: retryObstacleSchema.nullable().meta({ description: 'Why there can be none; null if it can.' }),
    versionId: workflowVersionIdSchema.nullable(),
    kept: z.int().meta({ description: 'How many steps are taken over with their outcome.' }),
    repeats: z.array(repeatedEffectSchema).meta({
      description: 'What may be done outside a second time, as far as the retry comes by it; 100 at most.',
    }),
    moreRepeats: z.int(),
  })
  .meta({ id: 'RetryPlan' })

export const retryRoutes = {
  plan: defineRoute({
    method: 'GET',
    path: '/api/v1/runs/{runId}/retry-plan',
    access: requires('runs.manage'),
    operationId: 'planRetry',
    tag,
    summary: 'What a retry would keep, and which outside effects it would repeat',
    params,
    query: z.strictObject(retryShape),
    status: 200,
    response: retryPlanSchema,
  }),
  retry: defineRoute({
    method: 'POST',
    path: '/api/v1/runs/{runId}/retry',
    access: requires('runs.manage'),
    operationId: 'retryRun',
    tag,
    summary: 'Take up a run that has ended, as a new run on the same event',
    description:
      'Effects that were begun and never succeeded go on with their first idempotency key. The concurrency limits of the workflow apply; it is not debounced.',
    params,
    body: z.strictObject(retryShape),
    status: 201,
    response: z.strictObject({ runId: runIdSchema }),
    idempotent: true,
    problems: ['retry-impossible', 'idempotency-key-reused'],
  }),
  retryMany: defineRoute({
    method: 'POST',
    path: '/api/v1/runs/retry',
    access: requires('runs.manage'),
    operationId: 'retryRuns',
    tag,
    summary: 'Retry up to 1,000 failed runs from the step that failed, each on its own version',
    description:
      'For an outage that failed many. Runs that were retried before are left alone, so sending it again, with `failedBefore` from the answer, goes on where it ended.',
    body: z.strictObject({
      workflowId: workflowIdSchema.optional(),
      startedFrom: z.iso.datetime().optional(),
      startedBefore: z.iso.datetime().optional(),
      failedBefore: z.iso.datetime().optional().meta({
        description:
          'What the answer before said, when there were `more`: retries that have failed since then are left alone.',
      }),
      cause: z
        .strictObject({ nodeId: nodeIdSchema.nullable(), code: z.string().max(200) })
        .optional()
        .meta({
          description: 'Only those that failed at this step in this way: see `GET /api/v1/run-failures`.',
        }),
    }),
    status: 200,
    response: z.strictObject({
      retried: z.int(),
      skipped: z.int().meta({
        description: 'Those that no retry can help, and those that somebody else has retried meanwhile.',
      }),
      more: z.boolean().meta({ description: 'Whether there are more than 1,000: send it again.' }),
      failedBefore: z.iso.datetime().meta({
        description:
          'The moment by which runs had failed that were meant: send it along with the next request.',
      }),
    }),
  }),
}
