import { moveObstacles, nodeIdSchema, workflowIdSchema, workflowVersionIdSchema } from '@counterflow/core'
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

export const waitingPlacesSchema = z
  .strictObject({
    total: z.int().meta({ description: 'Runs that would wait on an earlier version than the draft.' }),
    looked: z.int().meta({ description: 'How many of them were looked at: the first 1,000.' }),
    places: z.array(
      z.strictObject({
        versionId: workflowVersionIdSchema,
        nodeId: nodeIdSchema.nullable().meta({
          description: 'The step at which they wait; null for runs that wait for their turn.',
        }),
        name: z.string().nullable().meta({ description: 'What the step is called there, if it has a name.' }),
        waiting: z.int(),
        movable: z.int().meta({ description: 'How many of them could go on as the draft says.' }),
        stuck: z.array(z.strictObject({ reason: z.enum(moveObstacles), count: z.int() })).meta({
          description:
            'Why the others could not: the draft starts otherwise, it has not the step at which they wait, or something that was done would be done a second time.',
        }),
      }),
    ),
  })
  .meta({ id: 'WaitingPlaces' })

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
  places: defineRoute({
    method: 'GET',
    path: '/api/v1/workflows/{workflowId}/waiting-runs/places',
    access: requires('runs.read'),
    operationId: 'placeWaitingRuns',
    tag,
    summary: 'At which steps runs wait that the draft would leave behind, and which could go on with it',
    description:
      'To be asked before the draft is turned on. A run that waits at several steps counts at the first.',
    params,
    status: 200,
    response: waitingPlacesSchema,
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
