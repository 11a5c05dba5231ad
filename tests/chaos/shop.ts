import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { type ApiClient, createApiClient, type Schemas } from '@counterflow/api-client'
import type { WorkflowDefinition } from '@counterflow/core'

const card = '4242 4242 4242 4242'
const permissions: Schemas['Permission'][] = ['orders.create', 'orders.read', 'products.read', 'runs.read']

/** A shop over HTTP, as a program with an API key sees it. */
export class Shop {
  private readonly api: ApiClient
  private readonly sku: string

  private constructor(api: ApiClient, sku: string) {
    this.api = api
    this.sku = sku
  }

  /** Signs in as the owner, turns the risk template on, and makes a key for everything else. */
  static async open(port: number, data: string): Promise<Shop> {
    const origin = `http://127.0.0.1:${port}`
    const owner = await signIn(origin, data)
    await owner.POST('/api/v1/templates/{templateId}/install', {
      params: { path: { templateId: 'commerce.capture_unless_high_risk' } },
      body: { turnOn: true },
    })
    const made = required(await owner.POST('/api/v1/api-keys', { body: { name: 'Chaos', permissions } }))
    const api = createApiClient(origin, { headers: { authorization: `Bearer ${made.secret}` } })
    const products = required(await api.GET('/api/v1/products'))
    const [variant] = products.items.flatMap(({ variants }) => variants)
    if (variant === undefined) throw new Error('The shop sells nothing.')
    return new Shop(api, variant.sku)
  }

  /** Places an order and comes back only once the shop has acknowledged it, however often it is away. */
  async placeUntilAcknowledged(idempotencyKey: string): Promise<Schemas['Order']['snapshot']> {
    for (;;) {
      const answer = await this.place(idempotencyKey).catch(() => undefined)
      if (answer?.data !== undefined) return answer.data.snapshot
      if (answer !== undefined && answer.response.status < 500) throw new Error(JSON.stringify(answer.error))
      await delay(50)
    }
  }

  async order(orderId: string): Promise<Schemas['Order']['snapshot']> {
    const answer = await this.api.GET('/api/v1/orders/{orderId}', { params: { path: { orderId } } })
    return required(answer).snapshot
  }

  /** Every run of the shop. */
  async runs(): Promise<Schemas['RunSummary'][]> {
    const found: Schemas['RunSummary'][] = []
    for (let cursor: string | null | undefined; cursor !== null; ) {
      const query = { limit: 100, ...(cursor === undefined ? {} : { cursor }) }
      const page = required(await this.api.GET('/api/v1/runs', { params: { query } }))
      found.push(...page.items)
      cursor = page.nextCursor
    }
    return found
  }

  async steps(runId: string): Promise<Schemas['RunStep'][]> {
    return required(await this.api.GET('/api/v1/runs/{runId}', { params: { path: { runId } } })).steps
  }

  private place(idempotencyKey: string) {
    return this.api.POST('/api/v1/orders', {
      params: { header: { 'Idempotency-Key': idempotencyKey } },
      body: {
        customer: { name: 'Chaos', email: `${idempotencyKey}@example.com` },
        lines: [{ variant: { sku: this.sku }, quantity: 1 }],
        payment: { card: { number: card } },
      },
    })
  }
}

function required<Data>({ data, error }: { data?: Data; error?: unknown }): Data {
  if (data === undefined) throw new Error(JSON.stringify(error))
  return data
}

/** Signs in as the owner whose password the product left in its data folder. */
export async function signIn(origin: string, data: string): Promise<ApiClient> {
  return createApiClient(origin, { headers: await signedInHeaders(origin, data) })
}

/** What the requests of that owner's session carry. Its origin is that of any server on this machine. */
export async function signedInHeaders(
  origin: string,
  data: string,
): Promise<{ origin: string; cookie: string }> {
  const text = await readFile(path.join(data, 'first-sign-in.txt'), 'utf8')
  const [, email, password] = /(owner@\S+)\s+(\S+)/.exec(text) ?? []
  if (email === undefined || password === undefined)
    throw new Error(`No owner in first-sign-in.txt:\n${text}`)
  const anybody = createApiClient(origin, { headers: { origin } })
  const { response } = await anybody.POST('/api/v1/session', { body: { email, password } })
  const cookie = response.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ')
  return { origin, cookie }
}

/** Installs a workflow that a webhook starts, and turns it on; `path` is where its deliveries go. */
export async function installWorkflow(
  owner: ApiClient,
  definition: WorkflowDefinition,
): Promise<{ id: string; path: string }> {
  const { name } = definition
  const made = required(await owner.POST('/api/v1/workflows', { body: { name } }))
  const params = { path: { workflowId: made.id } }
  const { draftRevision: revision } = required(
    await owner.PUT('/api/v1/workflows/{workflowId}/draft', {
      params,
      body: { revision: made.draftRevision, definition },
    }),
  )
  required(await owner.POST('/api/v1/workflows/{workflowId}/turn-on', { params, body: { revision } }))
  const { url } = required(await owner.GET('/api/v1/workflows/{workflowId}/webhook', { params }))
  return { id: made.id, path: new URL(url).pathname }
}
