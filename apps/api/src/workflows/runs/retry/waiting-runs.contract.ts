import { moveObstacles, nodeIdSchema, workflowIdSchema, workflowVersionIdSchema } from '@counterflow/core'
import { z } from 'zod'
import { defineRoute, requires } from '../../../platform/http/route-contract.js'
import { leftReasons, settlingDeeds } from '../settling/settling-words.js'

const tag = 'Workflows'
const params = z.strictObject({ workflowId: workflowIdSchema })

export const settlingSchema = z
  .strictObject({
    id: z.uuid(),
    do: z.enum(settlingDeeds),
    fromVersionId: workflowVersionIdSchema.nullable().meta({
      description: 'The version whose runs are meant; null: all but the one that was turned on.',
    }),
    versionId: workflowVersionIdSchema
      .nullable()
      .meta({ description: 'The version that was live then, to which runs move.' }),
    startedAt: z.iso.datetime(),
    startedBy: z.string(),
    finishedAt: z.iso.datetime().nullable().meta({ description: 'Null while it is under way.' }),
    total: z.int().meta({
      description: 'How many runs it is about: those that wait, and those that may come to wait.',
    }),
    pending: z.int(),
    done: z.int().meta({ description: 'Moved or cancelled.' }),
    ended: z.int().meta({ description: 'Came to their end first.' }),
    replaced: z.int().meta({ description: 'Something else was decided about them meanwhile.' }),
    failed: z.int().meta({
      description:
        'Could not be settled although it was tried five times; they stay where they are. The log has more.',
    }),
    left: z.array(z.strictObject({ reason: z.enum(leftReasons), count: z.int() })).meta({
      description:
        'Stay where they are, and why: the version starts otherwise, it has not the step at which they wait, something that was done would be done a second time, or a person must say first how a step went.',
    }),
  })
  .meta({ id: 'RunSettling' })

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
    settlings: z.array(settlingSchema).meta({
      description:
        'What is being done with such runs because somebody decided so, and what was done last, the newest first.',
    }),
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
    summary: 'How many runs still wait on which earlier version, and what is being done with them',
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
    summary:
      'Move the runs that wait on an earlier version to the live one, or cancel them, in the background',
    description:
      'A run moves if nothing that it has done would be done a second time: what is done is kept, a wait that is the same keeps its time, and a changed one begins anew. The old run is cancelled and a new one made in one transaction. Runs that are worked on at this moment are looked at again when they wait. Follow the progress by the event `run_settling.progressed`, and read it with GET.',
    params,
    body: z.strictObject({ versionId: workflowVersionIdSchema, do: z.enum(settlingDeeds) }),
    status: 202,
    response: settlingSchema,
    problems: ['workflow-is-off'],
  }),
}
