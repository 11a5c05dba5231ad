import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { orderBulkSchema } from '../src/commerce/orders/bulk/order-bulk.contract.js'
import { orderSummarySchema } from '../src/commerce/orders/list/order-list.contract.js'
import { DATABASE, type Database } from '../src/platform/database/database.js'
import { savedViewSchema } from '../src/views/views.contract.js'
import { type ShopApplication, startShop, wholeProduct } from './shop-application.js'

let shop: ShopApplication
let owner: Record<string, string>
let support: Record<string, string>
beforeAll(async () => {
  shop = await startShop(wholeProduct())
  owner = await shop.staff('owner')
  support = await shop.staff('support')
})
afterAll(() => shop?.close())

async function orders(query: string) {
  const { body } = await shop.send(owner, 'GET', `/api/v1/orders?${query}`)
  return z.object({ items: z.array(orderSummarySchema) }).parse(body).items
}

const bulk = (deed: object, which: object, headers: Record<string, string> = owner) =>
  shop.send(headers, 'POST', '/api/v1/order-bulks', { deed, orders: which })

async function ended(bulkId: string) {
  const read = async () =>
    orderBulkSchema.parse((await shop.send(owner, 'GET', `/api/v1/order-bulks/${bulkId}`)).body)
  await expect.poll(async () => (await read()).state).not.toBe('running')
  return read()
}

const started = (answer: { body: unknown }) => orderBulkSchema.parse(answer.body)

describe('a deed for many orders', () => {
  it('is done with all that match, and says why it could not be done with some', async () => {
    const [captured, authorized] = [
      await orders('paymentStatus=captured&limit=2'),
      await orders('paymentStatus=authorized&limit=2'),
    ]
    const ids = [...captured, ...authorized].map(({ id }) => id)
    const wish = { ...owner, 'idempotency-key': 'bulk-1' }
    const first = started(await bulk({ kind: 'capture' }, { ids }, wish))
    expect(started(await bulk({ kind: 'capture' }, { ids }, wish)).id).toBe(first.id)
    const result = await ended(first.id)
    expect(result).toMatchObject({ state: 'done', total: 4, done: 2, failed: 2 })
    expect(result.failures).toEqual(
      captured.map(({ id, number }) => ({
        orderId: id,
        number,
        type: 'payment-state',
        detail: expect.stringMatching(/./),
      })),
    )
    const again = await shop.send(owner, 'POST', `/api/v1/order-bulks/${first.id}/retry`)
    expect(started(again)).toMatchObject({ done: 2 })
    expect(await ended(first.id)).toMatchObject({ done: 2, failed: 2 })
  })

  it('tags all that match the filters when it starts, and is told as it goes', async () => {
    const filters = { riskLevel: ['medium', 'high'], cancelled: false }
    const { id, total } = started(await bulk({ kind: 'add_tags', tags: ['look'] }, { filters }))
    expect(total).toBeGreaterThan(1)
    expect(await ended(id)).toMatchObject({ done: total, failed: 0 })
    expect(await orders('tag=look&limit=100')).toHaveLength(total)
    const told = await shop.application.get<Database>(DATABASE).execute(sql`
      select payload from events where type = 'order_bulk.progressed' and subject_id = ${id} order by sequence`)
    expect(told.rows.at(-1)).toEqual({ payload: { bulkId: id, state: 'done', remaining: 0 } })
    const one = started(await bulk({ kind: 'remove_tags', tags: ['look'] }, { filters: { tag: ['look'] } }))
    await ended(one.id)
    expect(await orders('tag=look')).toEqual([])
  })

  it('needs what it needs for one order, and orders', async () => {
    const cancel = { kind: 'cancel', reason: 'other' }
    const refused = await bulk(cancel, { filters: {} }, support)
    expect(refused).toMatchObject({ status: 403, body: { permission: 'orders.cancel' } })
    const none = await bulk(cancel, { filters: { search: 'nobody at all' } })
    expect(none).toMatchObject({ status: 422, body: { type: '/problems/no-orders' } })
    expect(await bulk({ kind: 'capture' }, { filters: { colour: 'red' } })).toMatchObject({ status: 422 })
  })

  it('can be stopped', async () => {
    const { id } = started(await bulk({ kind: 'add_tags', tags: ['slow'] }, { filters: {} }))
    const stopped = started(await shop.send(owner, 'POST', `/api/v1/order-bulks/${id}/stop`))
    expect(['stopped', 'done']).toContain(stopped.state)
    expect((await ended(id)).state).toBe(stopped.state)
  })
})

describe('the list of orders', () => {
  it('is counted and exported as it is filtered', async () => {
    const captured = await orders('paymentStatus=captured,refunded&limit=100')
    const count = await shop.send(owner, 'GET', '/api/v1/orders/count?paymentStatus=captured,refunded')
    expect(count.body).toEqual({ count: captured.length, more: false })
    const file = await fetch(`${shop.url}/api/v1/orders/export?paymentStatus=captured,refunded`, {
      headers: owner,
    })
    const lines = (await file.text()).trim().split('\r\n')
    expect(lines).toHaveLength(captured.length + 1)
    expect(lines[1]).toContain(captured[0]?.number)
    expect(await shop.send(owner, 'GET', '/api/v1/orders?paymentStatus=nonsense')).toMatchObject({
      status: 422,
      body: { errors: [{ path: 'paymentStatus' }] },
    })
  })
})

describe('a saved view', () => {
  const view = { list: 'orders', name: 'To check', shared: false, sort: 'total_desc', columns: null }
  const filters = { riskLevel: ['high'] }
  const save = async (changes: object = {}, headers = owner) =>
    shop.send(headers, 'POST', '/api/v1/views', { ...view, filters, ...changes })
  const seenBy = async (headers: Record<string, string>) => {
    const { body } = await shop.send(headers, 'GET', '/api/v1/views?list=orders')
    return z.object({ items: z.array(savedViewSchema) }).parse(body).items
  }

  it("is its maker's, unless it is shared, and put in order, renamed and deleted by that one alone", async () => {
    const mine = savedViewSchema.parse((await save()).body)
    const shared = savedViewSchema.parse((await save({ name: 'All of us', shared: true })).body)
    expect((await seenBy(support)).map(({ name, mine: own }) => [name, own])).toEqual([['All of us', false]])
    await shop.send(owner, 'PUT', '/api/v1/views/order', { list: 'orders', ids: [shared.id, mine.id] })
    expect((await seenBy(owner)).map(({ name }) => name)).toEqual(['All of us', 'To check'])

    const path = `/api/v1/views/${shared.id}`
    expect(await shop.send(support, 'PATCH', path, { name: 'Ours' })).toMatchObject({ status: 403 })
    expect(await shop.send(support, 'DELETE', `/api/v1/views/${mine.id}`)).toMatchObject({ status: 404 })
    expect((await shop.send(owner, 'PATCH', path, { name: 'Ours' })).body).toMatchObject({
      name: 'Ours',
      filters,
    })
    expect(await shop.send(owner, 'DELETE', path)).toMatchObject({ status: 204 })
    expect((await seenBy(owner)).map(({ id }) => id)).toEqual([mine.id])
  })

  it('has filters that its list knows', async () => {
    expect(await save({ filters: { riskLevel: ['enormous'] } })).toMatchObject({
      status: 422,
      body: { type: '/problems/view-filters', errors: [{ path: '/filters/riskLevel/0' }] },
    })
    const known: [string, object, object][] = [
      ['products', { vendor: ['Anna'], stock: 'out' }, { vendor: 'Anna' }],
      ['customers', { country: ['KR'], subscribed: true }, { country: ['Korea'] }],
      ['drafts', { status: ['open'] }, { status: ['lost'] }],
      ['discounts', { kind: ['percent'] }, { kind: ['half'] }],
      ['gift_cards', { balanceFrom: 1_000 }, { balanceFrom: -1 }],
      ['stock', { state: 'low' }, { state: 'high' }],
    ]
    for (const [list, right, wrong] of known) {
      expect(await save({ list, filters: right, sort: null })).toMatchObject({ status: 201 })
      expect(await save({ list, filters: wrong, sort: null })).toMatchObject({ status: 422 })
    }
  })
})

describe('customers and products', () => {
  const ids = async (path: string) => {
    const { body } = await shop.send(owner, 'GET', path)
    return z
      .object({ items: z.array(z.object({ id: z.string() })) })
      .parse(body)
      .items.map(({ id }) => id)
  }
  const lines = async (path: string) => {
    const file = await fetch(`${shop.url}${path}`, { headers: owner })
    expect(file.headers.get('content-type')).toBe('text/csv; charset=utf-8')
    return (await file.text()).trim().split('\r\n')
  }

  it('are tagged together, all or none, once for each request, and exported as they are filtered', async () => {
    const customerIds = (await ids('/api/v1/customers?limit=3')).slice(0, 3)
    const tag = (some: readonly string[], key: string, kind = 'add_tags') =>
      shop.send({ ...owner, 'idempotency-key': key }, 'POST', '/api/v1/customers/bulk', {
        customerIds: some,
        change: { kind, tags: ['fair'] },
      })
    expect(await tag(customerIds, 'tag-1')).toMatchObject({ status: 200, body: { changed: 3 } })
    expect(await tag(customerIds, 'tag-1')).toMatchObject({ status: 200, body: { changed: 3 } })
    expect(await tag(customerIds, 'tag-2')).toMatchObject({ body: { changed: 0 } })
    const stranger = '01980000-0000-7000-8000-0000000000aa'
    expect(await tag([...customerIds, stranger], 'tag-3', 'remove_tags')).toMatchObject({
      status: 422,
      body: { errors: [{ path: '/customerIds/3' }] },
    })
    expect((await ids('/api/v1/customers?tag=nobody,fair')).toSorted()).toEqual(customerIds.toSorted())
    expect(await lines('/api/v1/customers/export?tag=fair')).toHaveLength(4)

    const drafts = await ids('/api/v1/products?status=draft,archived')
    const [product] = await ids('/api/v1/products?limit=1')
    await shop.send(owner, 'POST', '/api/v1/products/bulk', {
      productIds: [product],
      change: { kind: 'status', status: 'archived' },
    })
    expect(await ids('/api/v1/products?status=archived')).toEqual([product])
    expect(await ids('/api/v1/products?status=draft,archived')).toHaveLength(drafts.length + 1)
    const archived = await lines('/api/v1/product-files/export?status=archived')
    expect(new Set(archived.slice(1).map((line) => line.split(',')[0])).size).toBe(1)
  })
})
