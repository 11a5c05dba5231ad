import { localizedTextSchema, orderIdSchema, orderSnapshotSchema } from '@counterflow/core'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import {
  type CommerceApplication,
  placeOrder,
  staffActor,
  startCommerce,
} from '../../test/commerce-application.js'
import { CustomerList } from '../commerce/customers/customer-list.js'
import { DiscountList } from '../commerce/discounts/discount-list.js'
import { stockLevels } from '../commerce/inventory/stock.table.js'
import { OrderList } from '../commerce/orders/list/order-list.js'
import { OrderDetail } from '../commerce/orders/order-detail.js'
import { orderSchema } from '../commerce/orders/orders.contract.js'
import { PaymentRecovery } from '../commerce/payments/payment-recovery.js'
import { Payments } from '../commerce/payments/payments.js'
import { ProductList } from '../commerce/products/product-list.js'
import { RiskAnalysis } from '../commerce/risk/risk-analysis.js'
import { ShopSettings } from '../commerce/shop/shop-settings.js'
import { events } from '../platform/events/event.table.js'
import { demoProducts } from './demo-catalogue.js'
import { recallDemoEvents } from './demo-events.js'
import { demoOrders } from './demo-orders.js'
import { seedDemoShop } from './demo-shop.js'

let shop: CommerceApplication
const now = new Date('2026-11-21T03:00:00Z')
beforeAll(async () => {
  shop = await startCommerce()
  const made = await Promise.all([seedDemoShop(shop.context, now), seedDemoShop(shop.context, now)])
  expect([...made].sort()).toEqual([false, true])
})
afterAll(() => shop?.close())

const list = (query: Partial<Parameters<OrderList['page']>[0]> = {}) =>
  shop.context.get(OrderList).page({ limit: 100, sort: 'placed_desc', ...query })

describe('the demo shop', () => {
  it('is made once', async () => {
    expect(await seedDemoShop(shop.context, now)).toBe(false)
    expect(await shop.context.get(ShopSettings).read()).toMatchObject({
      name: 'Seochon Goods',
      captureMode: 'manual',
      currency: 'KRW',
    })
  })

  it('offers a discount of each kind, which can be used at once', async () => {
    const { items } = await shop.context.get(DiscountList).page({ limit: 10 })
    expect(items.map(({ value }) => value.kind).sort()).toEqual(['amount', 'free_shipping', 'percent'])
    expect(items.every(({ status }) => status === 'active')).toBe(true)
  })

  it('has its goods in three languages, each with its own words', async () => {
    const { items } = await shop.context.get(ProductList).page({ limit: 100 })
    expect(items).toHaveLength(demoProducts.length)
    expect(items.length).toBeGreaterThanOrEqual(12)
    for (const { title, description, variants } of items) {
      for (const text of [title, description]) {
        const { en, ko, ja } = localizedTextSchema.parse(text)
        expect(ko).toMatch(/[가-힣]/)
        expect(ja).toMatch(/[ぁ-んァ-ヶ一-龠]/)
        expect(en).toMatch(/^[\x20-\x7e–×]+$/)
      }
      expect(variants.length).toBeGreaterThanOrEqual(2)
    }
    const skus = demoProducts.flatMap(({ variants }) => variants.map(({ sku }) => sku))
    expect(new Set(skus).size).toBe(skus.length)
  })

  it('has stock in two places, and nothing below zero', async () => {
    const levels = await shop.database.select().from(stockLevels)
    expect(new Set(levels.map(({ locationId }) => locationId)).size).toBe(2)
    expect(levels.filter(({ onHand, reserved }) => onHand < reserved || reserved < 0)).toEqual([])
  })

  it('has customers, some of them returning', async () => {
    const { items } = await shop.context.get(CustomerList).page({ limit: 100 })
    expect(items).toHaveLength(12)
    expect(items.filter(({ orderCount }) => orderCount > 1).length).toBeGreaterThan(3)
    expect(items.filter(({ tags }) => tags.includes('VIP')).length).toBeGreaterThan(0)
  })

  it('has orders of every ending and level, all in the past, as the contract describes them', async () => {
    const { items } = await list()
    expect(items).toHaveLength(demoOrders.length)
    expect(items.length).toBeGreaterThanOrEqual(25)
    expect(items.map(({ number }) => number)).toEqual(
      Array.from({ length: items.length }, (_, index) => `#${1000 + items.length - index}`),
    )
    expect(new Set(items.map(({ riskLevel }) => riskLevel))).toEqual(new Set(['low', 'medium', 'high']))
    for (const { id } of items) {
      const order = orderSchema.parse(await shop.context.get(OrderDetail).read(orderIdSchema.parse(id), 'ja'))
      const times = order.timeline.map(({ at }) => Date.parse(at))
      expect(Math.max(...times)).toBeLessThan(now.getTime())
      expect(Math.min(...times)).toBe(Date.parse(order.snapshot.placedAt))
    }
    const statuses = new Set(items.map(({ paymentStatus }) => paymentStatus))
    expect(statuses).toEqual(
      new Set(['authorized', 'captured', 'partially_refunded', 'refunded', 'voided', 'declined']),
    )
    expect(items.map(({ paymentStatus }) => paymentStatus)).toEqual(
      [...demoOrders].reverse().map(({ ending }) => ending),
    )
  })

  it('sets nothing off', async () => {
    await shop.context.get(RiskAnalysis).sweep()
    await shop.context.get(PaymentRecovery).sweep()
    const jobs = await shop.database.execute(
      sql`select count(*)::int as jobs from graphile_worker._private_jobs`,
    )
    expect(jobs.rows[0]).toEqual({ jobs: 0 })
    expect(await shop.database.select().from(events)).toEqual([])
  })

  it('can be told of in the log, each order as it stood at that moment, and still sets nothing off', async () => {
    await recallDemoEvents(shop.context)
    const log = await shop.database.select().from(events).orderBy(events.transactionId, events.sequence)
    const times = log.map(({ at }) => at.getTime())
    expect(times).toEqual([...times].sort((one, other) => one - other))
    expect(Math.max(...times)).toBeLessThan(now.getTime())
    const told = z.looseObject({ order: orderSnapshotSchema })
    const kinds = new Map<string, z.infer<typeof told>[]>()
    for (const { type, payload } of log) kinds.set(type, [...(kinds.get(type) ?? []), told.parse(payload)])
    const analyzed = kinds.get('order.risk_analyzed') ?? []
    expect(kinds.get('order.created')).toHaveLength(demoOrders.length)
    expect(analyzed).toHaveLength(demoOrders.length)
    for (const { order } of kinds.get('order.created') ?? []) {
      expect(order).toMatchObject({ paymentStatus: 'pending', riskLevel: null, outstanding: order.total })
    }
    expect(new Set(analyzed.map(({ order }) => order.paymentStatus))).toEqual(
      new Set(['authorized', 'declined']),
    )
    expect(new Set(analyzed.map(({ order }) => order.riskLevel))).toEqual(new Set(['low', 'medium', 'high']))
    const captured = kinds.get('payment.succeeded') ?? []
    expect(captured.length).toBeGreaterThan(10)
    expect(captured.every(({ order }) => order.paymentStatus === 'captured')).toBe(true)
    const haneul = analyzed.flatMap(({ order: { customer } }) =>
      customer?.email === 'haneul.kim@example.com' ? [customer.orderCount] : [],
    )
    expect(haneul.length).toBeGreaterThan(3)
    expect(haneul).toEqual(haneul.map((_, index) => index + 1))
    const jobs = await shop.database.execute(
      sql`select count(*)::int as jobs from graphile_worker._private_jobs`,
    )
    expect(jobs.rows[0]).toEqual({ jobs: 0 })
    const runs = await shop.database.execute(sql`select count(*)::int as count from runs`)
    expect(runs.rows[0]).toEqual({ count: 0 })
  })

  it('goes on from there: new numbers follow, held payments are captured, captured ones refunded', async () => {
    const request = (idempotencyKey: string) => ({ idempotencyKey, actor: staffActor })
    const [held] = (await list({ paymentStatus: ['authorized'] })).items
    const [partly] = (await list({ paymentStatus: ['partially_refunded'] })).items
    if (held === undefined || partly === undefined) throw new Error('The orders are missing.')
    const partlyId = orderIdSchema.parse(partly.id)
    await shop.context.get(Payments).capture(orderIdSchema.parse(held.id), request('c'))
    await shop.context.get(Payments).refund(partlyId, request('r'))
    expect((await shop.context.get(OrderDetail).read(partlyId, 'en')).payment?.status).toBe('refunded')

    const orderId = await placeOrder(shop, { lines: [{ variant: { sku: 'DRP-BRS-02' }, quantity: 1 }] })
    const { snapshot } = await shop.context.get(OrderDetail).read(orderId, 'ko')
    expect(snapshot.number).toBe(`#${1001 + demoOrders.length}`)
    expect(snapshot.lines[0]?.title).toBe('황동 커피 드리퍼 · 1–2인용')
    await shop.context.get(RiskAnalysis).analyze([orderId])
    expect((await shop.context.get(OrderDetail).read(orderId, 'ko')).risk?.level).toBe('low')
  })
})
