import { runErrorSchema, workflowIdSchema } from '@counterflow/core'
import { z } from 'zod'
import { defineRoute, publicAccess, requires } from '../../../platform/http/route-contract.js'
import { runResults } from '../../runs/run.table.js'

const tag = 'Webhooks'
const params = z.strictObject({ workflowId: workflowIdSchema })

export const webhookSchema = z
  .strictObject({
    url: z.url().meta({ description: 'Where deliveries go. Whoever knows it can start the workflow.' }),
    secret: z
      .string()
      .meta({ description: 'What deliveries are signed with, where the trigger asks for it.' }),
  })
  .meta({ id: 'Webhook' })

export const webhookRoutes = {
  get: defineRoute({
    method: 'GET',
    path: '/api/v1/workflows/{workflowId}/webhook',
    access: requires('workflows.edit'),
    operationId: 'getWorkflowWebhook',
    tag,
    summary: 'The address and the secret by which others start the workflow',
    description: 'Made when it is asked for first; it stays the same through all versions of the workflow.',
    params,
    status: 200,
    response: webhookSchema,
  }),
  renewSecret: defineRoute({
    method: 'POST',
    path: '/api/v1/workflows/{workflowId}/webhook/secret',
    access: requires('workflows.edit'),
    operationId: 'renewWorkflowWebhookSecret',
    tag,
    summary: 'Make a new secret',
    description: 'Deliveries signed with the old one are refused from a second later on.',
    params,
    status: 200,
    response: webhookSchema,
  }),
  deliver: defineRoute({
    method: 'POST',
    path: '/hooks/{token}',
    access: publicAccess,
    servedBare: true,
    operationId: 'deliverToWebhook',
    tag,
    summary: 'Start a run of the workflow behind this address',
    description:
      "The body, JSON or a form, is what the run finds under `trigger`. Answered once it is stored: a run that was accepted is never lost. Status 200 instead of 202: the run has ended (where the trigger waits for that), the delivery came before (`duplicate`), or the trigger's condition does not want it (`runId` is null).",
    params: z.strictObject({ token: z.string() }),
    body: z.unknown(),
    status: 202,
    otherStatuses: [200],
    response: z.strictObject({
      runId: z.uuid().nullable(),
      duplicate: z.literal(true).optional(),
      result: z.enum(runResults).optional(),
      error: runErrorSchema.nullable().optional(),
    }),
    problems: [
      'not-found',
      'workflow-is-off',
      'webhook-signature',
      'unsupported-media-type',
      'body-too-large',
    ],
  }),
}
