import { type Permission, permissions } from '@counterflow/core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { expectedVerdicts, guarded, nameOf, verdictsOf } from './route-verdicts.js'
import { type ShopApplication, startShop, wholeProduct } from './shop-application.js'

/** One role of the shop's own making that holds one permission after the other, and somebody who has it. */
let shop: ShopApplication
let owner: Record<string, string>
let walker: Record<string, string>
let walk: (held: readonly Permission[]) => Promise<void>

const identified = z.object({ id: z.string() }).loose()
const listed = z.object({ items: z.array(identified) })

async function asOwner(method: string, path: string, body?: unknown): Promise<unknown> {
  const answer = await shop.send(owner, method, `/api/v1/${path}`, body)
  expect(answer.status, `${method} ${path}`).toBeLessThan(300)
  return answer.body
}

beforeAll(async () => {
  shop = await startShop(wholeProduct())
  owner = await shop.staff('owner')
  const role = { name: 'Walker', permissions: ['shop.read'] }
  const { id } = identified.parse(await asOwner('POST', 'roles', role))
  walker = await shop.staff('cashier')
  const { items } = listed.parse(await asOwner('GET', 'staff'))
  const cashier = items.find(({ email }) => email === 'cashier@example.com')?.id
  await asOwner('PUT', `staff/${cashier}/role`, { roleId: id })
  let version = 0
  walk = async (held) => {
    await asOwner('PUT', `roles/${id}`, { name: 'Walker', permissions: held, version })
    version += 1
  }
})
afterAll(() => shop?.close())

describe('a role with one permission', () => {
  it.each(permissions)('opens what needs %s, and nothing else', async (permission) => {
    await walk([permission])
    const expected = expectedVerdicts([permission])
    expect(await verdictsOf(shop.url, walker)).toEqual(expected)
    expect(Object.values(expected)).toContain('allowed')
  })
})

const person = { name: 'Leaky Person', email: 'leaky.person@example.com' }
const address = {
  name: person.name,
  line1: '7 Leaky Street',
  city: 'Seoul',
  postalCode: '03043',
  countryCode: 'KR',
}

/** By which words an answer tells something that a permission of its own is for. */
const secrets: readonly (readonly [Permission, RegExp])[] = [
  ['customers.read', /Leaky Person|leaky\.person@|Leaky Street|821055501234|Leaky remark/],
  ['staff.read', /(owner|manager|support)@example\.com/],
  ['connections.manage', /leaky-partner/],
  ['webhooks.manage', /leaky-receiver|whsec_/],
  ['api-keys.manage', /Leaky key|cf_\w{8}/],
  ['workflows.read', /Leaky workflow/],
  ['discounts.read', /LEAKYCODE/],
  ['gift-cards.read', /Leaky card/],
]

/** What others see as well, because what they are there for cannot be done without it. */
const meant: Record<string, readonly Permission[]> = {
  // Whoever packs and sends has to know to whom.
  'GET /api/v1/orders': ['customers.read'],
  'GET /api/v1/orders/export': ['customers.read'],
  'GET /api/v1/orders/{orderId}': ['customers.read'],
  'GET /api/v1/drafts': ['customers.read'],
  'GET /api/v1/drafts/{draftId}': ['customers.read'],
  // Whoever builds chooses among them; no answer holds what they sign in with.
  'GET /api/v1/connections': ['connections.manage'],
}

describe('what a route tells', () => {
  /** What stands in the places of addresses, by their names. */
  const ids: Record<string, string> = {}

  beforeAll(async () => {
    const made = async (name: string, path: string, body: unknown) => {
      ids[name] = identified.parse(await asOwner('POST', path, body)).id
    }
    await made('customerId', 'customers', { ...person, phone: '+821055501234', addresses: [address] })
    await asOwner('POST', `customers/${ids.customerId}/notes`, { text: 'Leaky remark' })
    const order = await asOwner('POST', 'orders', {
      customer: { id: ids.customerId },
      lines: [{ variant: { sku: 'TEA-UJN-30' }, quantity: 1 }],
      payment: { card: { number: '4242 4242 4242 4242' } },
      shippingAddress: address,
    })
    ids.orderId = z.object({ snapshot: identified }).parse(order).snapshot.id
    await made('draftId', 'drafts', { ...person, shippingAddress: address })
    await made('connectionId', 'connections', {
      name: 'Partner',
      kind: 'http',
      baseUrl: 'https://leaky-partner.example',
      auth: { kind: 'none' },
      ratePerSecond: null,
      mostInFlight: null,
    })
    const receiver = { url: 'https://leaky-receiver.example/', events: ['order.*'] }
    await made('webhookSubscriptionId', 'webhook-subscriptions', receiver)
    await asOwner('POST', 'api-keys', { name: 'Leaky key', permissions: ['orders.read'] })
    await made('workflowId', 'workflows', { name: 'Leaky workflow' })
    await made('discountId', 'discounts', {
      code: 'LEAKYCODE',
      value: { kind: 'percent', basisPoints: 1_000 },
    })
    const card = { amount: { amount: 10_000, currency: 'KRW' }, note: 'Leaky card' }
    await asOwner('POST', 'gift-cards', card)
    ids.giftCardId = listed.parse(await asOwner('GET', 'gift-cards')).items[0]?.id ?? ''
    for (const [name, path] of Object.entries({ productId: 'products', staffId: 'staff', roleId: 'roles' }))
      ids[name] = listed.parse(await asOwner('GET', path)).items[0]?.id ?? ''
  })

  /** What whoever holds one permission reads that another one is for. */
  async function told(permission: Permission): Promise<string[]> {
    await walk([permission])
    const found: string[] = []
    for (const route of guarded) {
      const { access, method, path } = route
      const places = [...path.matchAll(/\{(\w+)\}/g)].flatMap(([, name]) => name ?? [])
      const isRead = method === 'GET' && access.kind === 'permission' && access.permission === permission
      if (!isRead || places.some((name) => ids[name] === undefined)) continue
      const address = path.replaceAll(/\{(\w+)\}/g, (_place: string, name: string) => ids[name] ?? '')
      const text = await (await fetch(`${shop.url}${address}`, { headers: walker })).text()
      for (const [needed, words] of secrets)
        if (needed !== permission && words.test(text)) found.push(`${nameOf(route)} ${needed}`)
    }
    return found
  }

  it('to somebody with one permission is nothing that another one is for, but for what is meant', async () => {
    const found: string[] = []
    for (const permission of permissions) found.push(...(await told(permission)))
    const known = Object.entries(meant).flatMap(([route, seen]) => seen.map((needed) => `${route} ${needed}`))
    expect(found.toSorted()).toEqual(known.toSorted())
  })
})
