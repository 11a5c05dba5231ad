import { runIdSchema, type WorkflowNode, workflowIdSchema } from '@counterflow/core'
import { z } from 'zod'
import { defineRoute, requires } from '../../../platform/http/route-contract.js'

const kinds = ['condition', 'switch', 'set', 'action', 'each', 'wait', 'stop'] as const
export const stepKindSchema = z.enum(kinds satisfies readonly WorkflowNode['kind'][])

export const failureCauseSchema = z
  .strictObject({
    workflowId: workflowIdSchema,
    workflowName: z.string(),
    nodeId: z.string().nullable().meta({ description: 'The step that failed.' }),
    stepName: z.string().nullable().meta({ description: 'What people call it in the draft of today.' }),
    stepKind: stepKindSchema.nullable(),
    stepAction: z.string().nullable().meta({ description: 'What the step does, if it is an action.' }),
    code: z.string(),
    count: z.int(),
    message: z.string().meta({ description: 'What the latest of them said.' }),
    latestRunId: runIdSchema,
    latestAt: z.iso.datetime(),
  })
  .meta({ id: 'FailureCause' })

export const failureRoutes = {
  list: defineRoute({
    method: 'GET',
    path: '/api/v1/run-failures',
    access: requires('runs.read'),
    operationId: 'listRunFailures',
    tag: 'Runs',
    summary: 'Failed runs that nobody has retried, together by their cause',
    description: 'Of the latest five thousand of them; fifty causes, the most frequent first.',
    query: z.strictObject({ workflowId: workflowIdSchema.optional() }),
    status: 200,
    response: z.strictObject({ items: z.array(failureCauseSchema) }),
  }),
}
