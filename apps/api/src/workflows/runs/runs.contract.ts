import {
  localizedTextSchema,
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
  .enum(['queued', 'running', 'waiting', 'succeeded', 'failed', 'cancelled', 'quarantined'])
  .meta({ id: 'RunStatus' })

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
  })
  .meta({ id: 'RunSummary' })

export const stepSchema = z
  .strictObject({
    nodeId: z.string(),
    iteration: z.array(z.int()),
    attempt: z.int(),
    status: z.enum(['started', 'succeeded', 'failed', 'waiting']),
    port: z.string().nullable().meta({ description: 'The port by which the run went on.' }),
    startedAt: z.iso.datetime(),
    finishedAt: z.iso.datetime().nullable(),
    durationMs: z.number().nullable(),
    input: z.unknown(),
    output: z.unknown(),
    error: runErrorSchema.nullable(),
  })
  .meta({ id: 'RunStep' })

export const runSchema = z
  .strictObject({
    ...runSummarySchema.shape,
    versionId: workflowVersionIdSchema,
    definition: workflowDefinitionSchema,
    trigger: z.unknown().meta({ description: 'What the event carried.' }),
    steps: z.array(stepSchema),
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
