import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { z } from 'zod'
import { askingPlugin } from '../../test/asking-plugin.js'
import { type ShopApplication, startShop, wholeProduct } from '../../test/shop-application.js'
import { DATABASE, type Database } from '../platform/database/database.js'
import { Retention } from '../platform/retention/retention.js'
import { recordedShopApi } from '../plugins/host/recorded-shop-api.js'
import { createShopApi } from '../plugins/host/shop-api.js'
import { ShopServices } from '../plugins/host/shop-services.js'
import { auditEntrySchema } from './audit.contract.js'
import { AuditTrail } from './audit-trail.js'

let shop: ShopApplication
let owner: Record<string, string>
beforeAll(async () => {
  shop = await startShop(wholeProduct())
  owner = await shop.staff('owner')
})
afterAll(() => shop?.close())

const database = () => shop.application.get<Database>(DATABASE)

async function entries(query = '') {
  const { body } = await shop.send(owner, 'GET', `/api/v1/audit${query}`)
  return z.object({ items: z.array(auditEntrySchema) }).parse(body).items
}

async function latest(deed: string) {
  const [entry] = await entries(`?deed=${deed}`)
  return entry
}

async function placedOrder(): Promise<string> {
  const { body } = await shop.send(owner, 'POST', '/api/v1/orders', {
    customer: { name: 'Ada', email: 'ada@example.com' },
    lines: [{ variant: { sku: 'TEA-UJN-30' }, quantity: 1 }],
    payment: { card: { number: '4242 4242 4242 4242' } },
  })
  return z.object({ snapshot: z.object({ id: z.string() }) }).parse(body).snapshot.id
}

describe('the record', () => {
  it('has who did what, to what, and from where', async () => {
    const orderId = await placedOrder()
    await shop.send({ ...owner, 'user-agent': 'Till/7' }, 'POST', `/api/v1/orders/${orderId}/tags`, {
      tags: ['vip'],
    })
    expect(await latest('addOrderTags')).toMatchObject({
      actor: { type: 'staff', name: expect.stringMatching(/./) },
      outcome: 'done',
      subject: { type: 'order', id: orderId },
      address: '127.0.0.1',
      userAgent: 'Till/7',
      changes: [{ field: 'tags' }],
    })
    expect(await latest('placeOrder')).toMatchObject({ subject: { type: 'order', id: orderId } })
  })

  it('has who was refused, and nothing of what was wrong in itself or only looked at', async () => {
    const orderId = await placedOrder()
    const support = await shop.staff('support')
    await shop.send(support, 'POST', `/api/v1/orders/${orderId}/capture`)
    expect(await latest('capturePayment')).toMatchObject({ outcome: 'refused', subject: { id: orderId } })
    const before = await entries()
    await shop.send(owner, 'POST', `/api/v1/orders/${orderId}/tags`, { tags: [] })
    await shop.send(owner, 'GET', `/api/v1/orders/${orderId}`)
    await shop.send({}, 'POST', `/api/v1/orders/${orderId}/capture`)
    expect(await entries()).toEqual(before)
  })

  it('has who signed in and out, and that somebody could not', async () => {
    await shop.staff('manager')
    expect(await latest('signIn')).toMatchObject({ outcome: 'done', actor: { type: 'staff' } })
    const wrong = { email: 'owner@example.com', password: 'not the password' }
    await shop.send({ origin: shop.url }, 'POST', '/api/v1/session', wrong)
    const failed = await latest('signIn')
    expect(failed).toMatchObject({ outcome: 'refused', actor: { type: 'nobody', id: null } })
    expect(JSON.stringify(await entries('?limit=100'))).not.toContain('not the password')
    await shop.send(await shop.staff('manager'), 'DELETE', '/api/v1/session')
    expect(await latest('signOut')).toMatchObject({ actor: { type: 'staff' } })
  })

  it('names API keys and workflows', async () => {
    const orderId = await placedOrder()
    const made = await shop.send(owner, 'POST', '/api/v1/api-keys', {
      name: 'Warehouse',
      permissions: ['orders.read', 'orders.update'],
    })
    const { secret } = z.object({ secret: z.string() }).parse(made.body)
    await shop.send({ authorization: `Bearer ${secret}` }, 'POST', `/api/v1/orders/${orderId}/fulfil`)
    expect(await latest('fulfilOrder')).toMatchObject({ actor: { type: 'api_key', name: 'Warehouse' } })
    expect(JSON.stringify(await entries('?limit=100'))).not.toContain(secret)

    const actor = {
      type: 'workflow',
      id: '01980000-0000-7000-8000-0000000000aa',
      name: 'Tag it',
      permissions: ['orders.update'],
      language: null,
    } as const
    const services = shop.application.get(ShopServices, { strict: false })
    const trail = shop.application.get(AuditTrail, { strict: false })
    await recordedShopApi(createShopApi(services, actor, 'key', askingPlugin), actor, trail).orders.addTags(
      orderId,
      ['x'],
    )
    expect(await latest('addOrderTags')).toMatchObject({
      actor: { type: 'workflow', id: actor.id, name: 'Tag it' },
      address: null,
    })
  })

  it('has what something was before, and is written with the change itself', async () => {
    const trail = shop.application.get(AuditTrail, { strict: false })
    const afterwards = vi.spyOn(trail, 'add').mockRejectedValue(new Error('The process is gone.'))
    try {
      const made = await shop.send(owner, 'POST', '/api/v1/discounts', {
        code: 'AUDITED',
        value: { kind: 'percent', basisPoints: 1_000 },
      })
      const { id } = z.object({ id: z.string() }).parse(made.body)
      await shop.send(owner, 'PATCH', `/api/v1/discounts/${id}`, { maximumUses: 5 })
      await shop.send(owner, 'POST', `/api/v1/discounts/${id}/turn-off`)
      const customer = await shop.send(owner, 'POST', '/api/v1/customers', {
        name: 'Grace',
        email: 'grace@example.com',
        tags: ['old'],
      })
      const { id: customerId } = z.object({ id: z.string() }).parse(customer.body)
      await shop.send(owner, 'POST', `/api/v1/customers/${customerId}/tags`, { tags: ['new'] })
      expect(await latest('createDiscount')).toMatchObject({ subject: { type: 'discount', id } })
      expect(await latest('updateDiscount')).toMatchObject({
        outcome: 'done',
        subject: { type: 'discount', id },
        changes: [{ field: 'maximumUses', before: null, after: 5 }],
      })
      expect(await latest('turnDiscountOff')).toMatchObject({
        changes: [{ field: 'active', before: true, after: false }],
      })
      expect(await latest('addCustomerTags')).toMatchObject({
        changes: [{ field: 'tags', before: ['old'], after: ['old', 'new'] }],
      })
      expect(await latest('updateDiscount')).toMatchObject({ actor: { type: 'staff' }, address: '127.0.0.1' })
    } finally {
      afterwards.mockRestore()
    }
    const refused = await shop.send(owner, 'POST', '/api/v1/discounts', {
      code: 'audited',
      value: { kind: 'free_shipping' },
    })
    expect(refused.status).toBe(409)
    expect(await entries('?deed=createDiscount')).toHaveLength(1)
  })

  it('is filtered, paged and exported, by those who may', async () => {
    const refused = await entries('?outcome=refused')
    expect(refused.length).toBeGreaterThan(1)
    expect(refused.every(({ outcome }) => outcome === 'refused')).toBe(true)
    const first = await shop.send(owner, 'GET', '/api/v1/audit?limit=2')
    const { nextCursor } = z.object({ nextCursor: z.string() }).parse(first.body)
    const [third] = await entries(`?limit=2&cursor=${nextCursor}`)
    expect((await entries('?limit=3')).at(-1)).toEqual(third)
    expect(await entries(`?from=2999-01-01T00:00:00Z`)).toEqual([])

    const file = await fetch(`${shop.url}/api/v1/audit/export?outcome=refused`, { headers: owner })
    expect(file.headers.get('content-type')).toBe('text/csv; charset=utf-8')
    expect((await file.text()).trim().split('\r\n')).toHaveLength(refused.length + 1)
    expect(await latest('exportAuditEntries')).toMatchObject({ outcome: 'done' })
    expect(await shop.send(await shop.staff('support'), 'GET', '/api/v1/audit')).toMatchObject({
      status: 403,
    })
  })
})

describe('an entry', () => {
  it('cannot be changed or taken away', async () => {
    await expect(database().execute(sql`update audit_entries set actor_name = 'x'`)).rejects.toThrow()
    await expect(database().execute(sql`delete from audit_entries`)).rejects.toThrow()
  })

  it('goes when it was kept for as long as the setting says', async () => {
    const keep = (keepDays: number) => shop.send(owner, 'PUT', '/api/v1/audit/retention', { keepDays })
    expect(await keep(29)).toMatchObject({ status: 422, body: { errors: [{ path: '/keepDays' }] } })
    await keep(40)
    expect(await latest('setAuditRetention')).toMatchObject({
      changes: [{ field: 'keepDays', before: 730, after: 40 }],
    })
    for (const days of [39, 41]) {
      await database().execute(sql`
        insert into audit_entries (id, at, actor_type, actor_name, deed, outcome, changes)
        values (gen_random_uuid(), now() - make_interval(days => ${days}::int), 'system', 'Counterflow',
                ${`daysAgo${days}`}, 'done', '[]')`)
    }
    await shop.application.get(Retention).forgetAll()
    expect(await latest('daysAgo39')).toBeDefined()
    expect(await latest('daysAgo41')).toBeUndefined()
  })
})
