import { discountCodeKey, discountIdSchema, minorUnits } from '@counterflow/core'
import { eq } from 'drizzle-orm'
import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  type CommerceApplication,
  cards,
  placeOrder,
  startCommerce,
  stockShelves,
} from '../../../test/commerce-application.js'
import type { Transaction } from '../../platform/database/database.js'
import { Transactions } from '../../platform/database/transactions.js'
import { discounts, discountUses } from '../discounts/discount.table.js'
import { DiscountUses } from '../discounts/discount-uses.js'
import { orders } from '../orders/order.table.js'
import { OrderPricing, type OrderQuote, type QuoteRequest } from './order-pricing.js'

let shop: CommerceApplication
beforeAll(async () => {
  shop = await startCommerce()
  await stockShelves(shop.database)
})
afterAll(() => shop?.close())

let made = 0
async function codeOf(changes: Partial<typeof discounts.$inferInsert> = {}): Promise<string> {
  made += 1
  const code = changes.code ?? `CODE${made}`
  const at = new Date('2026-01-01T00:00:00Z')
  await shop.database.insert(discounts).values({
    id: discountIdSchema.parse(uuidv7()),
    code,
    codeKey: discountCodeKey(code),
    value: { kind: 'percent', basisPoints: 1_000 },
    currency: 'KRW',
    combinesWith: ['products', 'shipping'],
    createdAt: at,
    updatedAt: at,
    ...changes,
  })
  return code
}

const goods = {
  key: '1',
  variantId: null,
  productId: null,
  unitPrice: minorUnits(32_000),
  quantity: 2,
  taxable: true,
}

const quote = (discountCodes: string[], changes: Partial<QuoteRequest> = {}) =>
  shop.context.get(OrderPricing).quote(shop.database, {
    lines: [goods],
    discountCodes,
    shipping: { amount: minorUnits(3_000), taxable: true },
    at: new Date(),
    ...changes,
  })
const reasons = ({ refused }: OrderQuote) => refused.map(({ problem }) => problem.type)

const inTransaction = (work: (transaction: Transaction) => Promise<void>) =>
  shop.context.get(Transactions).run(work)

async function placed(email: string) {
  const orderId = await placeOrder(shop, { customer: { name: 'Mina Yoo', email } })
  const [order] = await shop.database.select().from(orders).where(eq(orders.id, orderId))
  return { orderId, customerId: order?.customerId ?? null }
}

const take = async (quoted: OrderQuote, { orderId, customerId }: Awaited<ReturnType<typeof placed>>) =>
  inTransaction((transaction) =>
    shop.context.get(DiscountUses).take(transaction, orderId, quoted, { customerId }),
  )
const giveBack = ({ orderId }: Awaited<ReturnType<typeof placed>>) =>
  inTransaction((transaction) => shop.context.get(DiscountUses).giveBack(transaction, orderId))
const usesOf = async (code: string) => {
  const [found] = await shop.database.select().from(discounts).where(eq(discounts.code, code))
  return found?.uses
}

describe('a quote', () => {
  it('has the codes that apply in it, however they were typed, each once', async () => {
    const code = await codeOf({ code: 'AUTUMN-가을' })
    const { priced, codes, refused } = await quote([' autumn-가을 ', 'ＡＵＴＵＭＮ-가을'])
    expect(refused).toEqual([])
    expect(codes).toMatchObject([{ code, amount: 6_400 }])
    expect(priced).toMatchObject({ discount: { amount: 6_400 }, total: { amount: 60_600 } })
  })

  it('says of each code why it is not in it, and costs the same without it', async () => {
    const soon = new Date(Date.now() + 3_600_000)
    const codes = [
      'NOBODY-MADE-IT',
      await codeOf({ active: false }),
      await codeOf({ endsAt: new Date('2026-02-01T00:00:00Z') }),
      await codeOf({ startsAt: soon }),
      await codeOf({ maximumUses: 0 }),
      await codeOf({ minimumSubtotal: minorUnits(64_001) }),
      await codeOf({ minimumQuantity: 3 }),
    ]
    const quoted = await quote(codes)
    expect(reasons(quoted)).toEqual([
      'unknown-discount',
      'discount-off',
      'discount-expired',
      'discount-scheduled',
      'discount-used-up',
      'discount-below-minimum',
      'discount-below-minimum',
    ])
    expect(quoted.refused[5]?.problem.message).toContain('₩64,001')
    expect(quoted).toMatchObject({ codes: [], priced: { total: { amount: 67_000 } } })
  })

  it('keeps the first of two codes that do not go together', async () => {
    const [first, second] = [await codeOf(), await codeOf()]
    const quoted = await quote([first, second])
    expect(quoted.codes.map(({ code }) => code)).toEqual([first])
    expect(quoted.refused).toMatchObject([{ code: second, problem: { type: 'discount-not-combinable' } }])
  })

  it('knows customers by their address, their orders, and what they used', async () => {
    const first = await codeOf({ firstOrderOnly: true })
    const once = await codeOf({ oncePerCustomer: true })
    const email = 'known@example.com'
    expect(reasons(await quote([first], { email }))).toEqual([])
    const order = await placed(email)
    expect(reasons(await quote([first], { email: 'Known@Example.com' }))).toEqual([
      'discount-first-order-only',
    ])
    await take(await quote([once], { email }), order)
    expect(reasons(await quote([once], { email }))).toEqual(['discount-used-by-customer'])
    expect(reasons(await quote([once], { email: 'somebody-else@example.com' }))).toEqual([])
    const named = await codeOf({ customerIds: order.customerId === null ? [] : [order.customerId] })
    expect(reasons(await quote([named], { email }))).toEqual([])
    expect(reasons(await quote([named]))).toEqual(['discount-customer-needed'])
  })

  it('leaves a first order to somebody whose card was declined', async () => {
    const first = await codeOf({ firstOrderOnly: true })
    const email = 'declined@example.com'
    await placeOrder(shop, { customer: { name: 'Mina Yoo', email }, card: cards.declined })
    expect(reasons(await quote([first], { email }))).toEqual([])
  })
})

describe('the uses of a discount', () => {
  it('are never more than there are, however many order at once', async () => {
    const code = await codeOf({ maximumUses: 3 })
    const quoted = await quote([code])
    const orderers = await Promise.all(
      Array.from({ length: 8 }, (_, index) => placed(`race-${index}@example.com`)),
    )
    const settled = await Promise.allSettled(orderers.map((order) => take(quoted, order)))
    const lost = settled.flatMap((each) => (each.status === 'rejected' ? [each.reason] : []))
    expect(lost).toHaveLength(5)
    for (const reason of lost) expect(reason).toMatchObject({ type: 'discount-used-up', status: 409 })
    expect(await usesOf(code)).toBe(3)
  })

  it('are one for each customer, also when the same one orders twice at once', async () => {
    const code = await codeOf({ oncePerCustomer: true })
    const quoted = await quote([code])
    const both = [await placed('twice@example.com'), await placed('twice@example.com')]
    const settled = await Promise.allSettled(both.map((order) => take(quoted, order)))
    expect(settled.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(settled.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: { type: 'discount-used-by-customer' },
    })
    expect(await usesOf(code)).toBe(1)
  })

  it('are counted once for an order, and given back once', async () => {
    const code = await codeOf({ maximumUses: 1, oncePerCustomer: true })
    const quoted = await quote([code])
    const order = await placed('back@example.com')
    await take(quoted, order)
    await take(quoted, order)
    expect(await usesOf(code)).toBe(1)
    await giveBack(order)
    await giveBack(order)
    expect(await usesOf(code)).toBe(0)
    expect(
      await shop.database.select().from(discountUses).where(eq(discountUses.orderId, order.orderId)),
    ).toEqual([])
    await take(quoted, order)
    expect(await usesOf(code)).toBe(1)
  })

  it('do not outlive the discount being turned off meanwhile', async () => {
    const code = await codeOf()
    const quoted = await quote([code])
    await shop.database.update(discounts).set({ active: false }).where(eq(discounts.code, code))
    await expect(take(quoted, await placed('late@example.com'))).rejects.toMatchObject({
      type: 'discount-used-up',
    })
  })
})
