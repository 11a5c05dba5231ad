import type { WorkflowDefinition } from '@counterflow/core'
import { expect } from 'vitest'
import { z } from 'zod'
import type { ShopApplication } from './shop-application.js'

const workflowBody = z.object({ id: z.string(), draftRevision: z.int() })
export const webhookBody = z.object({ url: z.url(), secret: z.string() })

type Config = NonNullable<WorkflowDefinition['trigger']>['config']

/** A workflow that a webhook starts; it notes the amount. */
export const webhookWorkflow = (
  name: string,
  config: Config,
  more: Partial<WorkflowDefinition> = {},
): WorkflowDefinition => ({
  schema: 1,
  name,
  trigger: { type: 'http.webhook', config },
  nodes: [{ id: 'note', kind: 'set', values: { amount: { $ref: ['trigger', 'body', 'amount'] } } }],
  edges: [{ from: 'trigger', port: 'then', to: 'note' }],
  layout: {},
  ...more,
})

/** Makes a workflow, turns it on, and tells how it is called. */
export async function installWebhook(
  shop: ShopApplication,
  owner: Readonly<Record<string, string>>,
  made: WorkflowDefinition,
) {
  const { body } = await shop.send(owner, 'POST', '/api/v1/workflows', { name: made.name, definition: made })
  const { id, draftRevision } = workflowBody.parse(body)
  const turnedOn = await shop.send(owner, 'POST', `/api/v1/workflows/${id}/turn-on`, {
    revision: draftRevision,
  })
  expect(turnedOn).toMatchObject({ status: 200 })
  const webhook = webhookBody.parse((await shop.send(owner, 'GET', `/api/v1/workflows/${id}/webhook`)).body)
  return { id, path: new URL(webhook.url).pathname, secret: webhook.secret }
}

export const json = { 'content-type': 'application/json' }

export async function postTo(
  url: string,
  body: string | Uint8Array,
  headers: Readonly<Record<string, string>> = json,
) {
  const response = await fetch(url, { method: 'POST', headers, body: new Uint8Array(Buffer.from(body)) })
  const text = await response.text()
  return { status: response.status, body: z.record(z.string(), z.unknown()).parse(JSON.parse(text)) }
}
