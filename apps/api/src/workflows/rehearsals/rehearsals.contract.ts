import { nodeIdSchema, runErrorSchema, workflowDefinitionSchema, workflowIdSchema } from '@counterflow/core'
import { z } from 'zod'
import { defineRoute, requires } from '../../platform/http/route-contract.js'

const subjectSchema = z
  .strictObject({ type: z.string(), id: z.string(), label: z.string() })
  .nullable()
  .meta({ description: 'What it is about: the order, for one.' })

export const rehearsedStepSchema = z
  .strictObject({
    nodeId: nodeIdSchema,
    iteration: z.array(z.int()),
    status: z.enum(['succeeded', 'failed']),
    port: z.string().nullable().meta({ description: 'The port by which a run would go on.' }),
    by: z.enum(['computed', 'carried_out', 'supposed']).meta({
      description:
        '`computed`: as in a run. `carried_out`: it was really done; what only looks something up always is. `supposed`: nothing was done, and `output` is an answer of an earlier run, or an example.',
    }),
    isUnsure: z.boolean().meta({ description: 'Whether the way on rests on an answer that was supposed.' }),
    isCut: z.boolean().meta({ description: 'Input or output are over 20 kB and left out here.' }),
    input: z.unknown(),
    output: z.unknown(),
    error: runErrorSchema.nullable(),
  })
  .meta({ id: 'RehearsedStep' })

export const rehearsalSchema = z
  .strictObject({
    isWanted: z
      .boolean()
      .meta({ description: "Whether the trigger's own condition lets the event through." }),
    status: z.enum(['succeeded', 'failed', 'cut']).meta({
      description: '`cut`: it was given up after two thousand steps.',
    }),
    error: runErrorSchema.nullable(),
    definition: workflowDefinitionSchema,
    trigger: z.unknown().meta({ description: 'What the event carried.' }),
    steps: z.array(rehearsedStepSchema),
  })
  .meta({ id: 'Rehearsal' })

export const historyPreviewSchema = z
  .strictObject({
    since: z.iso.datetime(),
    events: z.int().meta({ description: 'How many past events were looked at, the latest first.' }),
    isAll: z.boolean().meta({ description: 'Whether these are all since then.' }),
    wanted: z.int().meta({ description: "How many of them the trigger's own condition lets through." }),
    failed: z.int().meta({ description: 'How many runs would fail.' }),
    ports: z
      .array(
        z.strictObject({
          nodeId: z.string().meta({ description: 'A step, or `trigger`.' }),
          port: z.string(),
          count: z.int().meta({ description: 'How many runs would leave the step by this port.' }),
          unsure: z.int().meta({ description: 'Those of them that rest on an answer that was supposed.' }),
          latest: z.array(
            z.strictObject({ eventId: z.uuid(), at: z.iso.datetime(), subject: subjectSchema }),
          ),
        }),
      )
      .meta({ description: 'Ports that no run would take are left out; `latest` are twenty at most.' }),
  })
  .meta({ id: 'HistoryPreview' })

const params = z.strictObject({ workflowId: workflowIdSchema })
const tag = 'Workflows'

export const rehearsalRoutes = {
  rehearse: defineRoute({
    method: 'POST',
    path: '/api/v1/workflows/{workflowId}/rehearsals',
    access: requires('runs.read'),
    operationId: 'rehearseWorkflow',
    tag,
    summary: 'Go through the draft with one event, step by step, without doing anything outside',
    description:
      'Takes a past event by its id, or a payload as the trigger would give it. Waits are over at once. Actions that only look something up are carried out; those that change something only if `allow` names their step, which needs `workflows.run` and the permission of each. No run is recorded.',
    params,
    body: z.strictObject({
      eventId: z.uuid().optional(),
      payload: z.unknown().optional(),
      allow: z.array(nodeIdSchema).max(200).default([]).meta({
        description: 'The steps whose effects are really to happen.',
      }),
    }),
    status: 200,
    response: rehearsalSchema,
    problems: ['workflow-without-trigger'],
  }),
  history: defineRoute({
    method: 'GET',
    path: '/api/v1/workflows/{workflowId}/history-preview',
    access: requires('runs.read'),
    operationId: 'previewWorkflowOnHistory',
    tag,
    summary: 'What the draft would have done with the events of the last days, branch by branch',
    description:
      'Nothing is done: actions that only look something up find what is there today, and the answers of all others are supposed. A thousand events at most, and as many as can be gone through in ten seconds.',
    params,
    query: z.strictObject({ days: z.coerce.number().int().min(1).max(90).default(30) }),
    status: 200,
    response: historyPreviewSchema,
    problems: ['workflow-without-trigger'],
  }),
}
