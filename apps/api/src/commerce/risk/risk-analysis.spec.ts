import type { OrderId } from '@counterflow/core'
import { eq, sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  type CommerceApplication,
  cards,
  eventTypes,
  placeOrder,
  startCommerce,
  stockShelves,
} from '../../../test/commerce-application.js'
import { events } from '../../platform/events/event.table.js'
import { JobRunner } from '../../platform/jobs/job-runner.js'
import { orders } from '../orders/order.table.js'
import { OrderDetail } from '../orders/order-detail.js'
import { payments } from '../payments/payment.table.js'
import { RiskAnalysis } from './risk-analysis.js'
import { analyzeRisk } from './risk-jobs.js'

let shop: CommerceApplication
beforeAll(async () => {
  shop = await startCommerce()
  await stockShelves(shop.database)
})
afterAll(() => shop?.close())

const analysis = () => shop.context.get(RiskAnalysis)
const show = (orderId: OrderId) => shop.context.get(OrderDetail).read(orderId, 'en')

async function waiting(): Promise<unknown[]> {
  const jobs = await shop.database.execute(sql`
    select json_array_elements_text(payload -> 'orderIds') as "orderId" from graphile_worker._private_jobs job
      join graphile_worker._private_tasks task on task.id = job.task_id where task.identifier = ${analyzeRisk.name}`)
  return jobs.rows.map(({ orderId }) => orderId)
}

describe('the analysis', () => {
  it('waits in a job of its own when the order is placed (R63, R64)', async () => {
    const orderId = await placeOrder(shop)
    expect(await waiting()).toContain(orderId)
    expect((await show(orderId)).risk).toBeNull()
  })

  it('is done once, and told of once, however many do it at the same time', async () => {
    const orderId = await placeOrder(shop)
    await Promise.all([1, 2, 3, 4].map(() => analysis().analyze([orderId])))
    await analysis().analyze([orderId])
    expect(await eventTypes(shop, orderId)).toEqual([
      'order.created',
      'order.payment_authorized',
      'order.risk_analyzed',
    ])
    const { risk, snapshot, timeline } = await show(orderId)
    expect(risk).toMatchObject({ level: 'low', recommendation: 'accept' })
    expect(snapshot.riskLevel).toBe('low')
    expect(timeline.filter(({ kind }) => kind === 'risk_analyzed')).toMatchObject([
      { actor: { type: 'system' }, values: { level: 'low', score: risk?.score } },
    ])
    const [told] = await shop.database
      .select()
      .from(events)
      .where(sql`${events.subjectId} = ${orderId} and ${events.type} = 'order.risk_analyzed'`)
    expect(told?.payload).toEqual({ order: { ...snapshot, lines: expect.anything() }, risk, provider: null })
  })

  it.each([
    [cards.succeeds, 'low'],
    [cards.elevated, 'medium'],
    [cards.highest, 'high'],
    [cards.stolen, 'high'],
  ])('of an order with the card %s comes to %s', async (card, level) => {
    const orderId = await placeOrder(shop, {
      card,
      customer: { name: 'Ana', email: `ana${card}@example.com` },
    })
    await analysis().analyze([orderId])
    expect((await show(orderId)).risk).toMatchObject({ level })
  })

  it('knows a returning customer, a rush of orders and an unusual amount', async () => {
    const customer = { name: 'Rin', email: 'rin@example.com' }
    for (let placed = 0; placed < 5; placed += 1) await placeOrder(shop, { customer })
    const orderId = await placeOrder(shop, {
      customer,
      lines: [{ variant: { sku: 'KETTLE-08' }, quantity: 60 }],
    })
    await analysis().analyze([orderId])
    const facts = (await show(orderId)).risk?.facts ?? []
    expect(Object.fromEntries(facts.map(({ key, values }) => [key, values]))).toMatchObject({
      returning_customer: { orders: 5 },
      many_orders_quickly: { orders: 6, hours: 1 },
      high_amount: { times: 152 },
      many_pieces: { pieces: 60 },
      address_missing: {},
    })
  })

  it('waits for the gateway to speak of the card', async () => {
    const orderId = await placeOrder(shop)
    await shop.database.update(payments).set({ status: 'pending' }).where(eq(payments.orderId, orderId))
    await analysis().analyze([orderId])
    expect((await show(orderId)).risk).toBeNull()
  })
})

describe('a lost job', () => {
  it('is enqueued again some time later, not before, and not twice at once', async () => {
    const orderId = await placeOrder(shop)
    await shop.database.execute(sql`delete from graphile_worker._private_jobs`)
    await analysis().sweep()
    expect(await waiting()).not.toContain(orderId)

    const dueAt = async () => {
      const [order] = await shop.database.select().from(orders).where(eq(orders.id, orderId))
      return order?.riskDueAt
    }
    await shop.database
      .update(orders)
      .set({ riskDueAt: new Date(Date.now() - 1_000) })
      .where(eq(orders.id, orderId))
    await Promise.all([analysis().sweep(), analysis().sweep()])
    expect((await waiting()).filter((waits) => waits === orderId)).toHaveLength(1)
    expect((await dueAt())?.getTime()).toBeGreaterThan(Date.now() + 20_000)

    await analysis().analyze([orderId])
    expect(await dueAt()).toBeNull()
  })
})

it('comes by itself a moment after the order when the background work runs', async () => {
  await shop.context.get(JobRunner).start()
  const orderId = await placeOrder(shop, { customer: { name: 'Eun', email: 'eun@example.com' } })
  await expect
    .poll(async () => (await show(orderId)).risk?.level, { timeout: 10_000, interval: 50 })
    .toBe('low')
})
