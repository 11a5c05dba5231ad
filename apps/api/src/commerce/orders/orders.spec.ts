import { orderIdSchema } from '@counterflow/core'
import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  type CommerceApplication,
  cards,
  eventTypes,
  placeOrder,
  staffActor,
  startCommerce,
  stockShelves,
} from '../../../test/commerce-application.js'
import { OrderList } from './list/order-list.js'
import { OrderNumbering } from './numbering/order-numbering.js'
import { OrderDetail } from './order-detail.js'
import { Orders } from './orders.js'

let shop: CommerceApplication
beforeAll(async () => {
  shop = await startCommerce()
  await stockShelves(shop.database)
})
afterAll(() => shop?.close())

describe('tags', () => {
  const add = (orderId: Awaited<ReturnType<typeof placeOrder>>, tags: string[]) =>
    shop.context.get(Orders).addTags(orderId, tags, staffActor)

  it('are added once, and only the new ones are told of', async () => {
    const orderId = await placeOrder(shop)
    expect(await add(orderId, ['vip', 'gift', 'vip'])).toEqual(['vip', 'gift'])
    expect(await add(orderId, ['gift'])).toEqual(['vip', 'gift'])
    expect(await add(orderId, ['gift', '선물'])).toEqual(['vip', 'gift', '선물'])
    const { timeline, snapshot } = await shop.context.get(OrderDetail).read(orderId, 'en')
    expect(snapshot.tags).toEqual(['vip', 'gift', '선물'])
    expect(timeline.filter(({ kind }) => kind === 'tags_added').map(({ values }) => values)).toEqual([
      { tags: ['vip', 'gift'] },
      { tags: ['선물'] },
    ])
    expect((await eventTypes(shop, orderId)).filter((type) => type === 'order.tags_added')).toHaveLength(2)
  })

  it('are all there when many are added at once', async () => {
    const orderId = await placeOrder(shop)
    await Promise.all(Array.from({ length: 10 }, (_, index) => add(orderId, ['same', `tag ${index}`])))
    const { tags } = await shop.context.get(Orders).snapshot(orderId)
    expect(tags).toHaveLength(11)
    expect(tags.filter((tag) => tag === 'same')).toHaveLength(1)
  })

  it('of an order that does not exist are not added', async () => {
    await expect(add(orderIdSchema.parse(uuidv7()), ['x'])).rejects.toMatchObject({ type: 'not-found' })
  })
})

describe('the list', () => {
  const list = (query: Partial<Parameters<OrderList['page']>[0]> = {}) =>
    shop.context.get(OrderList).page({ limit: 30, sort: 'placed_desc', ...query })

  it('pages from new to old without leaving out or repeating an order that comes meanwhile', async () => {
    for (let placed = 0; placed < 7; placed += 1) await placeOrder(shop)
    const all = (await list({ limit: 100 })).items.map(({ number }) => number)
    expect(all).toEqual([...all].sort().reverse())

    const seen: string[] = []
    let cursor: string | undefined
    do {
      const page = await list({ limit: 3, ...(cursor === undefined ? {} : { cursor }) })
      seen.push(...page.items.map(({ number }) => number))
      await placeOrder(shop)
      cursor = page.nextCursor ?? undefined
    } while (cursor !== undefined)
    expect(seen).toEqual(all)
  })

  it('is searched by number and by name, and takes % and _ literally', async () => {
    await placeOrder(shop, { customer: { name: '100%_Sora', email: 'sora@example.com' } })
    await placeOrder(shop, { customer: { name: '鈴木 健', email: 'suzuki@example.com' } })
    const names = async (search: string) => (await list({ search })).items.map((item) => item.customerName)
    expect(await names('%_so')).toEqual(['100%_Sora'])
    expect(await names('鈴木')).toEqual(['鈴木 健'])
    expect(await names('100%%')).toEqual([])
    const [newest] = (await list({ limit: 1 })).items
    expect((await list({ search: newest?.number ?? '' })).items).toHaveLength(1)
  })

  it('is filtered by payment and by risk', async () => {
    const declined = await placeOrder(shop, { card: cards.declined })
    expect((await list({ paymentStatus: ['declined'] })).items.map(({ id }) => id)).toEqual([declined])
    expect((await list({ riskLevel: ['high'] })).items).toEqual([])
  })

  it('refuses a cursor that it did not give', async () => {
    await expect(list({ cursor: 'made-up' })).rejects.toMatchObject({ type: 'invalid-cursor', status: 422 })
  })
})

describe('order numbers', () => {
  const numbering = () => shop.context.get(OrderNumbering)

  it('are named as the shop says, everywhere, and found with and without what stands around them', async () => {
    const before = await placeOrder(shop)
    const { next } = await numbering().read()
    const set = await numbering().set({ prefix: '#TEA', suffix: '-KR', next: next + 500 })
    expect(set).toEqual({ prefix: '#TEA', suffix: '-KR', next: next + 500, least: next })
    const orderId = await placeOrder(shop)
    const name = `#TEA${next + 500}-KR`
    const snapshot = await shop.context.get(Orders).snapshot(orderId)
    expect(snapshot.number).toBe(name)
    expect((await shop.context.get(Orders).snapshot(before)).number).toBe(`#TEA${next - 1}-KR`)
    const found = async (search: string) => {
      const page = await shop.context.get(OrderList).page({ limit: 30, sort: 'placed_desc', search })
      return page.items.map(({ number }) => number)
    }
    for (const search of [name, `tea${next + 500}`, String(next + 500), `#${next + 500}`]) {
      expect(await found(search)).toEqual([name])
    }
    await numbering().set({ prefix: '#', suffix: '' })
    expect((await shop.context.get(Orders).snapshot(orderId)).number).toBe(`#${next + 500}`)
  })

  it('are never given out twice', async () => {
    await placeOrder(shop)
    const { least } = await numbering().read()
    await expect(numbering().set({ prefix: '#', suffix: '', next: least - 1 })).rejects.toMatchObject({
      type: 'invalid-input',
      status: 422,
    })
    const orders = await Promise.all([
      placeOrder(shop),
      numbering().set({ prefix: '#', suffix: '', next: least + 100 }),
      placeOrder(shop),
    ])
    const [one, , other] = orders
    const names = await Promise.all([one, other].map((id) => shop.context.get(Orders).snapshot(id)))
    expect(new Set(names.map(({ number }) => number)).size).toBe(2)
  })
})
