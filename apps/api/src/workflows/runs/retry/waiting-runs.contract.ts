import { workflowIdSchema, workflowVersionIdSchema } from '@counterflow/core'
import { z } from 'zod'
import { defineRoute, requires } from '../../../platform/http/route-contract.js'

const tag = 'Workflows'
const params = z.strictObject({ workflowId: workflowIdSchema })

export const waitingRunsSchema = z
  .strictObject({
    liveVersionId: workflowVersionIdSchema.nullable(),
    items: z
      .array(
        z.strictObject({
          versionId: workflowVersionIdSchema,
          turnedOnAt: z.iso.datetime(),
          waiting: z.int(),
        }),
      )
      .meta({ description: 'Other versions than the live one on which runs wait, the newest first.' }),
  })
  .meta({ id: 'WaitingRuns' })

export const waitingRunRoutes = {
  list: defineRoute({
    method: 'GET',
    path: '/api/v1/workflows/{workflowId}/waiting-runs',
    access: requires('runs.read'),
    operationId: 'listWaitingRuns',
    tag,
    summary: 'How many runs still wait on which earlier version',
    description: 'They finish on their version unless something else is said.',
    params,
    status: 200,
    response: waitingRunsSchema,
  }),
  settle: defineRoute({
    method: 'POST',
    path: '/api/v1/workflows/{workflowId}/waiting-runs',
    access: requires('runs.manage'),
    operationId: 'settleWaitingRuns',
    tag,
    summary: 'Move the runs that wait on an earlier version to the live one, or cancel them',
    description:
      'A run moves if nothing that it has done would be done a second time: what is done is kept, a wait that is the same keeps its time, and a changed one begins anew. The old run is cancelled and a new one made in one transaction. Up to 1,000 runs at a time.',
    params,
    body: z.strictObject({ versionId: workflowVersionIdSchema, do: z.enum(['move', 'cancel']) }),
    status: 200,
    response: z.strictObject({
      done: z.int(),
      left: z
        .int()
        .meta({ description: 'Runs that still wait on that version: they cannot move, or are busy.' }),
    }),
    problems: ['workflow-is-off'],
  }),
}
