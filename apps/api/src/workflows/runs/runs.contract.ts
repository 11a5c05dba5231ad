import {
  localizedTextSchema,
  nodeIdSchema,
  runErrorSchema,
  runIdSchema,
  workflowDefinitionSchema,
  workflowIdSchema,
  workflowVersionIdSchema,
} from '@counterflow/core'
import { z } from 'zod'
import { pageOf, pageQueryShape } from '../../platform/http/page.js'
import { defineRoute, requires } from '../../platform/http/route-contract.js'

export const runStatusSchema = z
  .enum(['queued', 'running', 'waiting', 'asking', 'succeeded', 'failed', 'cancelled', 'quarantined'])
  .meta({
    id: 'RunStatus',
    description:
      '`asking`: a step was cut off, must not be done twice, and waits for a person to say how it went. `quarantined`: the server died three times while it worked on the run, so the run is set aside.',
  })

export const runSummarySchema = z
  .strictObject({
    id: runIdSchema,
    workflowId: workflowIdSchema,
    workflowName: z.string(),
    status: runStatusSchema,
    triggerTitle: localizedTextSchema.nullable(),
    subject: z
      .strictObject({ type: z.string(), id: z.string(), label: z.string() })
      .nullable()
      .meta({ description: 'What the run is about: the order, for one.' }),
    createdAt: z.iso.datetime(),
    finishedAt: z.iso.datetime().nullable(),
    durationMs: z.number().nullable(),
    error: runErrorSchema.nullable(),
    retryOf: runIdSchema.nullable().meta({ description: 'The run that this one takes up again.' }),
    retried: z.boolean().meta({ description: 'Whether another run takes this one up again.' }),
  })
  .meta({ id: 'RunSummary' })

export const stepAnswerSchema = z.enum(['happened', 'repeat', 'failed']).meta({ id: 'StepAnswer' })

export const stepSchema = z
  .strictObject({
    nodeId: z.string(),
    iteration: z.array(z.int()),
    attempt: z.int(),
    status: z.enum(['started', 'postponed', 'waiting', 'asking', 'succeeded', 'failed']).meta({
      description:
        '`postponed`: it has its place in the line of what it calls. `waiting`: a wait, or an attempt that is made again. `asking`: it waits for a person (`POST …/answers`).',
    }),
    port: z.string().nullable().meta({ description: 'The port by which the run went on.' }),
    startedAt: z.iso.datetime(),
    finishedAt: z.iso.datetime().nullable(),
    durationMs: z.number().nullable(),
    until: z.iso.datetime().nullable().meta({ description: 'When a step that waits goes on.' }),
    kept: z.boolean().meta({ description: 'Taken over from the run that this one takes up again.' }),
    isCut: z.boolean().meta({
      description: 'Input or output are over 20 kB and left out here: GET …/steps/{nodeId} has them.',
    }),
    input: z.unknown(),
    output: z.unknown(),
    error: runErrorSchema.nullable(),
    answer: z
      .strictObject({ answer: stepAnswerSchema, by: z.string(), at: z.iso.datetime() })
      .nullable()
      .meta({ description: 'What a person said, where only a person could tell how the step went.' }),
  })
  .meta({ id: 'RunStep' })

export const runSchema = z
  .strictObject({
    ...runSummarySchema.shape,
    versionId: workflowVersionIdSchema,
    definition: workflowDefinitionSchema,
    trigger: z.unknown().meta({ description: 'What the event carried.' }),
    steps: z.array(stepSchema),
    retries: z
      .array(z.strictObject({ id: runIdSchema, status: runStatusSchema, createdAt: z.iso.datetime() }))
      .meta({ description: 'The runs that take this one up again, the newest first.' }),
  })
  .meta({ id: 'Run' })

const runParams = z.strictObject({ runId: runIdSchema })

export const runRoutes = {
  list: defineRoute({
    method: 'GET',
    path: '/api/v1/runs',
    access: requires('runs.read'),
    operationId: 'listRuns',
    tag: 'Runs',
    summary: 'Runs, newest first',
    query: z.strictObject({
      ...pageQueryShape,
      workflowId: workflowIdSchema.optional(),
      status: runStatusSchema.optional(),
      subjectId: z.string().max(100).optional(),
    }),
    status: 200,
    response: pageOf(runSummarySchema),
  }),
  get: defineRoute({
    method: 'GET',
    path: '/api/v1/runs/{runId}',
    access: requires('runs.read'),
    operationId: 'getRun',
    tag: 'Runs',
    summary: 'One run, step by step, with the version that it runs on',
    params: runParams,
    status: 200,
    response: runSchema,
  }),
  step: defineRoute({
    method: 'GET',
    path: '/api/v1/runs/{runId}/steps/{nodeId}',
    access: requires('runs.read'),
    operationId: 'getRunStep',
    tag: 'Runs',
    summary: 'One attempt at one step, with all that went in and came out however large it is',
    params: z.strictObject({ runId: runIdSchema, nodeId: nodeIdSchema }),
    query: z.strictObject({
      attempt: z.coerce.number().int().min(1),
      iteration: z
        .string()
        .regex(/^(\d+(\.\d+)*)?$/)
        .default('')
        .meta({ description: 'Which item of each list around it, `2.0`; empty outside of lists.' }),
    }),
    status: 200,
    response: stepSchema,
  }),
  cancel: defineRoute({
    method: 'POST',
    path: '/api/v1/runs/{runId}/cancel',
    access: requires('runs.cancel'),
    operationId: 'cancelRun',
    tag: 'Runs',
    summary: 'Stop a run; steps that are done stay done',
    params: runParams,
    status: 200,
    response: runSchema,
    problems: ['run-already-finished'],
  }),
}
