import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { type OrderSnapshot, type WorkflowDefinition, workflowDefinitionSchema } from '@counterflow/core'
import { expect } from 'vitest'
import { z } from 'zod'
import { orderSchema } from '../src/commerce/orders/orders.contract.js'
import { Runs } from '../src/workflows/runs/runs.js'
import { type MailServer, startMailServer } from './mail-server.js'
import { type ShopApplication, startShop, wholeProduct } from './shop-application.js'

const checkout = path.resolve(import.meta.dirname, '../../..')
const pluginFolder = path.join(checkout, 'packages/plugins')

const workflowBody = z.object({
  id: z.string(),
  draftRevision: z.number(),
  findings: z.array(z.object({ code: z.string(), nodeId: z.string().nullable(), path: z.array(z.any()) })),
  draft: workflowDefinitionSchema,
})
const runBody = z.object({
  status: z.string(),
  steps: z.array(z.object({ nodeId: z.string(), status: z.string(), port: z.string().nullable() })),
})
const runList = z.object({ items: z.array(z.object({ id: z.string(), status: z.string() })) })

export type StoredWorkflow = z.infer<typeof workflowBody>

/** One of the workflow files that ship with the product. */
export async function exampleWorkflow(name: string): Promise<WorkflowDefinition> {
  const file = path.join(checkout, 'examples/workflows', `${name}.json`)
  return workflowDefinitionSchema.parse(JSON.parse(await readFile(file, 'utf8')))
}

/** The whole product with a mail server, used over HTTP as its people use it. */
export async function openReferenceShop() {
  const mailServer: MailServer = await startMailServer()
  const shop: ShopApplication = await startShop({
    ...wholeProduct(),
    environment: { SMTP_URL: mailServer.url, MAIL_FROM: 'shop@example.com' },
  })
  shop.application.get(Runs, { strict: false }).start()
  const owner = await shop.staff('owner')
  const send = (method: string, address: string, body?: unknown) =>
    shop.send(owner, method, `/api/v1/${address}`, body)

  async function ask(method: string, address: string, body?: unknown): Promise<unknown> {
    const answer = await send(method, address, body)
    expect(answer.status, `${method} ${address}: ${JSON.stringify(answer.body)}`).toBeLessThan(300)
    return answer.body
  }

  /** Imports a file as the builder does. */
  const importFile = async (name: string): Promise<StoredWorkflow> => {
    const definition = await exampleWorkflow(name)
    return workflowBody.parse(await ask('POST', 'workflows', { name: definition.name, definition }))
  }

  /** Fills in what a file leaves to the shop: `input` of the step `nodeId`. */
  async function fillIn({ id, draft, draftRevision }: StoredWorkflow, nodeId: string, input: object) {
    const nodes = draft.nodes.map((node) =>
      node.id === nodeId && node.kind === 'action' ? { ...node, input: { ...node.input, ...input } } : node,
    )
    const body = { revision: draftRevision, definition: { ...draft, nodes } }
    return workflowBody.parse(await ask('PUT', `workflows/${id}/draft`, body))
  }

  const turnOn = ({ id, draftRevision }: StoredWorkflow) =>
    send('POST', `workflows/${id}/turn-on`, { revision: draftRevision })

  /** Lets `work` happen while this workflow, and no other, is on. */
  async function whileOn(workflow: StoredWorkflow, work: () => Promise<void>): Promise<void> {
    expect(await turnOn(workflow)).toMatchObject({ status: 200, body: { live: true, findings: [] } })
    try {
      await work()
    } finally {
      await ask('POST', `workflows/${workflow.id}/turn-off`)
    }
  }

  const show = async (orderId: string) => orderSchema.parse(await ask('GET', `orders/${orderId}`))

  async function placeOrder(card: string, sku = 'TEA-UJN-30', quantity = 1): Promise<OrderSnapshot> {
    const email = `${crypto.randomUUID()}@example.com`
    const order = await ask('POST', 'orders', {
      customer: { name: 'Ada Park', email },
      lines: [{ variant: { sku }, quantity }],
      payment: { card: { number: card } },
    })
    return orderSchema.parse(order).snapshot
  }

  /** Takes the payment by hand. */
  const capture = (orderId: string) => ask('POST', `orders/${orderId}/capture`)

  /** The steps of the one run about an order, once it has succeeded. */
  async function stepsOf(orderId: string): Promise<Record<string, string | null>> {
    const runs = async () => runList.parse(await ask('GET', `runs?subjectId=${orderId}`)).items
    await expect.poll(async () => (await runs()).map(({ status }) => status)).toEqual(['succeeded'])
    const [run] = await runs()
    const { steps } = runBody.parse(await ask('GET', `runs/${run?.id}`))
    return Object.fromEntries(steps.map(({ nodeId, port }) => [nodeId, port]))
  }

  async function close() {
    await shop.close()
    await mailServer.close()
  }

  return {
    ask,
    send,
    importFile,
    fillIn,
    turnOn,
    whileOn,
    show,
    placeOrder,
    capture,
    stepsOf,
    arrived: mailServer.arrived,
    close,
  }
}

export const arePluginsPacked = async (): Promise<boolean> => {
  const manifest = path.join(pluginFolder, 'mail/dist/manifest.json')
  return readFile(manifest).then(
    () => true,
    () => false,
  )
}
