import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { z } from 'zod'

const orderSchema = z.object({
  snapshot: z.object({
    id: z.string(),
    number: z.string(),
    paymentStatus: z.string(),
    riskLevel: z.string().nullable(),
  }),
})
const keySchema = z.object({ secret: z.string() })
const productsSchema = z.object({
  items: z.array(z.object({ variants: z.array(z.object({ sku: z.string() })) })),
})
const runsSchema = z.object({
  items: z.array(
    z.object({ id: z.string(), status: z.string(), subject: z.object({ id: z.string() }).nullable() }),
  ),
  nextCursor: z.string().nullable(),
})
const runSchema = z.object({
  steps: z.array(z.object({ nodeId: z.string(), attempt: z.number(), status: z.string() })),
})

export type Order = z.infer<typeof orderSchema>['snapshot']

/** A shop over HTTP, as a program with an API key sees it. */
export class Shop {
  private constructor(
    private readonly origin: string,
    private readonly key: string,
    readonly sku: string,
  ) {}

  /** Signs in as the owner, turns the risk template on, and makes a key for everything else. */
  static async open(port: number, data: string): Promise<Shop> {
    const origin = `http://127.0.0.1:${port}`
    const { email, password } = await ownerSignIn(data)
    const signedIn = await fetch(`${origin}/api/v1/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin },
      body: JSON.stringify({ email, password }),
    })
    const cookie = signedIn.headers
      .getSetCookie()
      .map((line) => line.split(';')[0])
      .join('; ')
    const asOwner = (address: string, body: unknown) =>
      fetch(`${origin}/api/v1/${address}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', origin, cookie },
        body: JSON.stringify(body),
      })
    const installed = await asOwner('templates/commerce.capture_unless_high_risk/install', { turnOn: true })
    if (!installed.ok) throw new Error(await installed.text())
    const permissions = ['orders.create', 'orders.read', 'products.read', 'runs.read']
    const { secret } = keySchema.parse(
      await (await asOwner('api-keys', { name: 'Chaos', permissions })).json(),
    )
    const products = await fetch(`${origin}/api/v1/products`, {
      headers: { authorization: `Bearer ${secret}` },
    })
    const [first] = productsSchema.parse(await products.json()).items
    return new Shop(origin, secret, first?.variants[0]?.sku ?? '')
  }

  /** Places an order and comes back only once the shop has acknowledged it, however often it is away. */
  async placeUntilAcknowledged(idempotencyKey: string): Promise<Order> {
    for (;;) {
      try {
        const response = await this.request('orders', {
          method: 'POST',
          headers: { 'idempotency-key': idempotencyKey },
          body: JSON.stringify({
            customer: { name: 'Chaos', email: `${idempotencyKey}@example.com` },
            lines: [{ variant: { sku: this.sku }, quantity: 1 }],
            payment: { card: { number: '4242 4242 4242 4242' } },
          }),
        })
        if (response.status === 201) return orderSchema.parse(await response.json()).snapshot
        if (response.status < 500) throw new Refused(await response.text())
      } catch (error) {
        if (error instanceof Refused) throw error
      }
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
  }

  async order(id: string): Promise<Order> {
    return orderSchema.parse(await (await this.request(`orders/${id}`)).json()).snapshot
  }

  /** Every run of the shop. */
  async runs() {
    const found: z.infer<typeof runsSchema>['items'] = []
    let cursor: string | null = ''
    while (cursor !== null) {
      const query: string = cursor === '' ? '' : `&cursor=${cursor}`
      const page = runsSchema.parse(await (await this.request(`runs?limit=100${query}`)).json())
      found.push(...page.items)
      cursor = page.nextCursor
    }
    return found
  }

  async steps(runId: string) {
    return runSchema.parse(await (await this.request(`runs/${runId}`)).json()).steps
  }

  private request(
    address: string,
    init: { method?: string; headers?: Record<string, string>; body?: string } = {},
  ) {
    return fetch(`${this.origin}/api/v1/${address}`, {
      ...init,
      headers: { authorization: `Bearer ${this.key}`, 'content-type': 'application/json', ...init.headers },
    })
  }
}

class Refused extends Error {}

async function ownerSignIn(data: string): Promise<{ email: string; password: string }> {
  const text = await readFile(path.join(data, 'first-sign-in.txt'), 'utf8')
  const [, email, password] = /(owner@\S+)\s+(\S+)/.exec(text) ?? []
  if (email === undefined || password === undefined)
    throw new Error(`No owner in first-sign-in.txt:\n${text}`)
  return { email, password }
}
