import { runIdSchema, workflowIdSchema } from '@counterflow/core'
import { z } from 'zod'
import { defineRoute, requires } from '../../platform/http/route-contract.js'

const tag = 'Triggers'
const params = z.strictObject({ workflowId: workflowIdSchema })

export const triggerStateSchema = z
  .strictObject({
    schedule: z.strictObject({ nextAt: z.iso.datetime().nullable(), timeZone: z.string() }).nullable().meta({
      description: 'When a workflow that is on starts by the clock next; null when nothing does so.',
    }),
    polling: z
      .strictObject({
        nextAt: z.iso.datetime(),
        lastAt: z.iso.datetime().nullable(),
        lastFound: z.int().nullable().meta({ description: 'How many new items the last good poll found.' }),
        failures: z.int().meta({ description: 'How many polls have failed since the last good one.' }),
        error: z
          .strictObject({ code: z.string(), message: z.string() })
          .nullable()
          .meta({ description: 'Why the last poll failed; null when it did not.' }),
      })
      .nullable()
      .meta({ description: 'How a workflow that is on asks for what is new; null when it asks nothing.' }),
  })
  .meta({ id: 'TriggerState' })

export const triggerRoutes = {
  startByHand: defineRoute({
    method: 'POST',
    path: '/api/v1/workflows/{workflowId}/runs',
    access: requires('workflows.run'),
    operationId: 'startRun',
    tag,
    summary: 'Start a workflow by hand, with a payload as its trigger gives it',
    description:
      "The workflow must be on; the run is one of its live version. The payload must fit the trigger's output, as GET /api/v1/plugins describes it, and the trigger's own condition.",
    params,
    body: z.strictObject({
      payload: z.unknown().meta({ description: 'What the run finds under `trigger`.' }),
      version: z.literal('live').optional(),
    }),
    status: 201,
    response: z.strictObject({ runId: runIdSchema }),
    idempotent: true,
    problems: ['workflow-is-off', 'trigger-condition-not-met', 'idempotency-key-reused'],
  }),
  state: defineRoute({
    method: 'GET',
    path: '/api/v1/workflows/{workflowId}/trigger',
    access: requires('workflows.read'),
    operationId: 'getTriggerState',
    tag,
    summary: 'When a workflow that is on is started next, and how its last poll went',
    params,
    status: 200,
    response: triggerStateSchema,
  }),
}
