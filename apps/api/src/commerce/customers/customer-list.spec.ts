import { money, type OrderId } from '@counterflow/core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import {
  type CommerceApplication,
  cards,
  placeOrder,
  staffActor,
  startCommerce,
  stockShelves,
} from '../../../test/commerce-application.js'
import { Payments } from '../payments/payments.js'
import { CustomerList } from './customer-list.js'

let shop: CommerceApplication
beforeAll(async () => {
  shop = await startCommerce()
  await stockShelves(shop.database)
})
afterAll(() => shop?.close())

const list = (query: Partial<Parameters<CustomerList['page']>[0]> = {}) =>
  shop.context.get(CustomerList).page({ limit: 30, ...query })
const order = (name: string, email: string, card = cards.succeeds) =>
  placeOrder(shop, { customer: { name, email }, card })
const request = (idempotencyKey: string) => ({ idempotencyKey, actor: staffActor })

it('counts orders that were not declined, and what was paid and not given back', async () => {
  const customer = ['Mina Yoo', 'Mina.Yoo@example.com'] as const
  const orders: OrderId[] = []
  for (let placed = 0; placed < 3; placed += 1) orders.push(await order(...customer))
  await order(...customer, cards.declined)
  const [first, second] = orders
  if (first === undefined || second === undefined) throw new Error('The orders are missing.')
  const payments = shop.context.get(Payments)
  await payments.capture(first, request('a'))
  await payments.capture(second, request('b'))
  await payments.refund(second, { ...request('c'), amount: money(5_000, 'KRW') })
  expect((await list({ search: 'mina.yoo@EXAMPLE' })).items).toMatchObject([
    { name: 'Mina Yoo', orderCount: 3, lifetimeSpend: { amount: 65_000, currency: 'KRW' }, tags: [] },
  ])
})

it('is searched by part of a name, literally, and paged from new to old', async () => {
  for (const name of ['Ana_1', '佐藤 葵', '김하늘'])
    await order(name, `${Buffer.from(name).toString('hex')}@example.com`)
  const names = async (search: string) => (await list({ search })).items.map((item) => item.name)
  expect(await names('하늘')).toEqual(['김하늘'])
  expect(await names('佐藤')).toEqual(['佐藤 葵'])
  expect(await names('a_')).toEqual(['Ana_1'])

  const all = (await list()).items
  const first = await list({ limit: 2 })
  const second = await list({ limit: 30, cursor: first.nextCursor ?? '' })
  expect([...first.items, ...second.items]).toEqual(all)
  expect(all.map(({ name }) => name)).toEqual(['김하늘', '佐藤 葵', 'Ana_1', 'Mina Yoo'])
})
