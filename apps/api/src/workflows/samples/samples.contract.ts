import { runIdSchema, shopValuesSchema, workflowIdSchema } from '@counterflow/core'
import { z } from 'zod'
import { defineRoute, requires } from '../../platform/http/route-contract.js'

export const triggerSampleSchema = z
  .strictObject({
    eventId: z.uuid(),
    at: z.iso.datetime(),
    payload: z.unknown().meta({ description: 'What a run finds under `trigger`.' }),
    subject: z
      .strictObject({ type: z.string(), id: z.string(), label: z.string() })
      .nullable()
      .meta({ description: 'What it is about: the order, for one.' }),
  })
  .meta({ id: 'TriggerSample' })

export const stepSampleSchema = z
  .strictObject({
    nodeId: z.string(),
    runId: runIdSchema,
    eventId: z.uuid().meta({ description: 'What the run was started on.' }),
    at: z.iso.datetime(),
    output: z.unknown().meta({ description: 'What the step answered; in a list, for its first item.' }),
  })
  .meta({ id: 'StepSample' })

export const samplesRoutes = {
  list: defineRoute({
    method: 'GET',
    path: '/api/v1/workflows/{workflowId}/samples',
    access: requires('runs.read'),
    operationId: 'listSamples',
    tag: 'Workflows',
    summary: 'Real values that the steps of a workflow could have worked with, newest first',
    description:
      "`items` are the last ten payloads of the trigger: for an event of the shop the shop's last ten, otherwise those that started this workflow. `steps` are what the steps of the draft answered in recent runs, on each of `items` and last of all; outputs over 20 kB are left out. Nothing is among them that the caller may not read otherwise: what an order carried needs `orders.read`.",
    params: z.strictObject({ workflowId: workflowIdSchema }),
    query: z.strictObject({
      trigger: z.string().max(200).optional().meta({
        description: "The trigger to look for; the live version's, or the draft's while the workflow is off.",
      }),
    }),
    status: 200,
    response: z.strictObject({
      triggerType: z.string().nullable(),
      items: z.array(triggerSampleSchema),
      steps: z.array(stepSampleSchema),
      shop: shopValuesSchema.meta({ description: 'What a run finds under `shop`.' }),
    }),
  }),
}
