import {
  type CustomerId,
  customerIdSchema,
  type DiscountId,
  discountIdSchema,
  minorUnits,
  money,
  type OrderId,
  productIdSchema,
} from '@counterflow/core'
import { eq } from 'drizzle-orm'
import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  type CommerceApplication,
  eventTypes,
  placeOrder,
  startCommerce,
  stockShelves,
} from '../../../test/commerce-application.js'
import { Transactions } from '../../platform/database/transactions.js'
import type { IdempotentRequest } from '../../platform/http/idempotency/idempotency-keys.js'
import { orders } from '../orders/order.table.js'
import { products } from '../products/product.table.js'
import { discounts, discountUses } from './discount.table.js'
import { type CreateDiscount, DiscountChanges } from './discount-changes.js'
import { DiscountList } from './discount-list.js'
import { DiscountUses } from './discount-uses.js'
import { moveRewards } from './moved-customer.js'

let shop: CommerceApplication
beforeAll(async () => {
  shop = await startCommerce()
  await stockShelves(shop.database)
})
afterAll(() => shop?.close())

const changes = () => shop.context.get(DiscountChanges)
const tenPercent = { kind: 'percent', basisPoints: 1_000 } as const
const create = (given: Partial<CreateDiscount> = {}, request?: IdempotentRequest) =>
  changes().create({ value: tenPercent, ...given }, request)
const read = (id: DiscountId) => shop.context.get(DiscountList).read(id)
const list = async (query: Partial<Parameters<DiscountList['page']>[0]> = {}) =>
  (await shop.context.get(DiscountList).page({ limit: 100, ...query })).items.map(({ id }) => id)
const hours = (count: number) => new Date(Date.now() + count * 3_600_000).toISOString()

async function buyer(email: string) {
  const orderId = await placeOrder(shop, { customer: { name: 'Mina Yoo', email } })
  const [order] = await shop.database.select().from(orders).where(eq(orders.id, orderId))
  return { orderId, customerId: customerIdSchema.parse(order?.customerId) }
}

async function use(discountId: DiscountId, of?: OrderId, customerId: CustomerId | null = null) {
  const orderId = of ?? (await placeOrder(shop))
  const quote = { codes: [{ discountId, code: '', amount: minorUnits(1) }] }
  await shop.context
    .get(Transactions)
    .run((transaction) => shop.context.get(DiscountUses).take(transaction, orderId, quote, { customerId }))
  return orderId
}

describe('a discount', () => {
  it('is created with a code of its own, without conditions, and told of', async () => {
    const id = await create({ codePrefix: 'thanks' })
    expect(await read(id)).toMatchObject({
      code: expect.stringMatching(/^THANKS-\w{8}$/),
      status: 'active',
      class: 'order',
      value: tenPercent,
      products: [],
      minimumSubtotal: null,
      oncePerCustomer: false,
      combinesWith: ['products', 'shipping'],
      uses: 0,
    })
    expect(await eventTypes(shop, id)).toEqual(['discount.created'])
  })

  it('is created once for a request', async () => {
    const request = { principal: 'staff:1', key: 'k', operationId: 'createDiscount', fingerprint: 'f' }
    expect(await create({}, request)).toBe(await create({}, request))
  })

  it('may name products, and shows their titles', async () => {
    const [product] = await shop.database.select().from(products).limit(1)
    const id = await create({ productIds: product === undefined ? [] : [product.id] })
    expect(await read(id)).toMatchObject({
      class: 'products',
      products: [{ id: product?.id, title: product?.title }],
      combinesWith: ['order', 'shipping'],
    })
    const free = { kind: 'free_shipping' } as const
    await expect(changes().update(id, { value: free })).rejects.toMatchObject({ type: 'invalid-input' })
    await changes().update(id, { value: free, productIds: [] })
    expect((await read(id)).class).toBe('shipping')
    await expect(create({ productIds: [productIdSchema.parse(uuidv7())] })).rejects.toMatchObject({
      type: 'invalid-input',
    })
  })

  it('has a code that nobody else has, in whatever capitals', async () => {
    await create({ code: 'WELCOME' })
    await expect(create({ code: 'WELCOME' })).rejects.toMatchObject({ type: 'discount-code-taken' })
    const other = await create({ code: 'OTHER' })
    await expect(changes().update(other, { code: 'WELCOME' })).rejects.toMatchObject({ status: 409 })
    await changes().update(other, { code: 'OTHER' })
    const settled = await Promise.allSettled([create({ code: 'RACE' }), create({ code: 'RACE' })])
    expect(settled.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  })

  it.each([
    ['an amount of another currency', { value: { kind: 'amount', amount: money(100, 'USD') } }],
    ['an amount of nothing', { value: { kind: 'amount', amount: money(0, 'KRW') } }],
    ['a minimum of another currency', { minimumSubtotal: money(100, 'USD') }],
    ['an end before its beginning', { startsAt: hours(2), endsAt: hours(1) }],
  ] as const)('refuses %s', async (_, given) => {
    await expect(create(given)).rejects.toMatchObject({ type: 'invalid-input', status: 422 })
    const id = await create()
    await expect(changes().update(id, given)).rejects.toMatchObject({ type: 'invalid-input' })
    expect(await eventTypes(shop, id)).toEqual(['discount.created'])
  })

  it('changes in what is named, and loses a condition by null', async () => {
    const id = await create({ minimumQuantity: 2, minimumSubtotal: money(50_000, 'KRW'), maximumUses: 5 })
    await changes().update(id, {
      minimumQuantity: null,
      value: { kind: 'amount', amount: money(5_000, 'KRW') },
    })
    expect(await read(id)).toMatchObject({
      value: { kind: 'amount', amount: money(5_000, 'KRW') },
      minimumQuantity: null,
      minimumSubtotal: money(50_000, 'KRW'),
      maximumUses: 5,
    })
    expect(await eventTypes(shop, id)).toEqual(['discount.created', 'discount.updated'])
  })

  it('keeps no amounts of another currency beside new ones', async () => {
    const id = await create({ minimumSubtotal: money(50_000, 'KRW') })
    await shop.database.update(discounts).set({ currency: 'USD' }).where(eq(discounts.id, id))
    await expect(changes().update(id, { value: tenPercent })).rejects.toMatchObject({ type: 'invalid-input' })
    await changes().update(id, { value: tenPercent, minimumSubtotal: money(40_000, 'KRW') })
    expect(await read(id)).toMatchObject({ minimumSubtotal: money(40_000, 'KRW') })
  })

  it('is turned off and on, and told of only when that changes something', async () => {
    const id = await create()
    await changes().turn(id, false)
    await changes().turn(id, false)
    expect((await read(id)).status).toBe('off')
    await changes().turn(id, true)
    expect((await read(id)).status).toBe('active')
    expect(await eventTypes(shop, id)).toEqual(['discount.created', 'discount.updated', 'discount.updated'])
  })

  it('is deleted only when nobody ever used it', async () => {
    const [unused, used] = [await create(), await create()]
    const orderId = await use(used)
    expect((await read(used)).uses).toBe(1)
    await shop.context
      .get(Transactions)
      .run((transaction) => shop.context.get(DiscountUses).giveBack(transaction, orderId))
    await expect(changes().remove(used)).rejects.toMatchObject({ type: 'discount-in-use' })
    await changes().remove(unused)
    await expect(read(unused)).rejects.toMatchObject({ type: 'not-found' })
    expect(await eventTypes(shop, unused)).toEqual(['discount.created', 'discount.deleted'])
  })

  it('that does not exist cannot be changed', async () => {
    const nobody = discountIdSchema.parse(uuidv7())
    const refused = { type: 'not-found', status: 404 }
    await expect(changes().update(nobody, {})).rejects.toMatchObject(refused)
    await expect(changes().turn(nobody, true)).rejects.toMatchObject(refused)
    await expect(changes().remove(nobody)).rejects.toMatchObject(refused)
  })
})

it('goes on with a customer who is merged into another', async () => {
  const [kept, gone] = [await buyer('kept@example.com'), await buyer('gone@example.com')]
  const once = await create({ oncePerCustomer: true })
  const named = await create({ customerIds: [gone.customerId] })
  for (const { orderId, customerId } of [kept, gone]) await use(once, orderId, customerId)
  await shop.context
    .get(Transactions)
    .run((transaction) => moveRewards(transaction, kept.customerId, gone.customerId))
  expect((await read(named)).customers.map(({ id }) => id)).toEqual([kept.customerId])
  const uses = await shop.database.select().from(discountUses).where(eq(discountUses.discountId, once))
  expect(uses.map(({ customerId }) => customerId)).toEqual(expect.arrayContaining([kept.customerId, null]))
})

it('lists discounts by code and by how they stand', async () => {
  const active = await create({ code: 'LIST-ACTIVE', startsAt: hours(-1), endsAt: hours(1) })
  const scheduled = await create({ code: 'LIST-LATER', startsAt: hours(1) })
  const expired = await create({ code: 'LIST-OVER', endsAt: hours(-1) })
  const usedUp = await create({ code: 'LIST-USED', maximumUses: 1 })
  await use(usedUp)
  const off = await create({ code: 'LIST-OFF' })
  await changes().turn(off, false)
  const all = { active, scheduled, expired, used_up: usedUp, off }
  expect((await list({ search: ' list-' })).sort()).toEqual(Object.values(all).sort())
  for (const [status, id] of Object.entries(all)) {
    expect((await read(id)).status).toBe(status)
    expect(await list({ search: 'LIST-', status: [(await read(id)).status] })).toEqual([id])
  }
  expect(await list({ search: 'LIST-', status: ['off', 'used_up'] })).toEqual([off, usedUp])
  expect(await list({ search: 'LIST-', kind: ['free_shipping'] })).toEqual([])
})
