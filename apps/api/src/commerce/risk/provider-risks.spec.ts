import { type OrderId, type RiskProvider, riskVerdictSchema } from '@counterflow/core'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  type CommerceApplication,
  eventTypes,
  placeOrder,
  staffActor,
  startCommerce,
  stockShelves,
} from '../../../test/commerce-application.js'
import { failOnce } from '../../../test/fail-once.js'
import { events } from '../../platform/events/event.table.js'
import { OrderDetail } from '../orders/order-detail.js'
import { ProviderRisks } from './provider-risks.js'
import { RiskAnalysis } from './risk-analysis.js'

let shop: CommerceApplication
beforeAll(async () => {
  shop = await startCommerce()
  await stockShelves(shop.database)
})
afterAll(() => shop?.close())

const sentinel: RiskProvider = { id: 'sentinel', name: 'Sentinel' }
const watchman: RiskProvider = { id: 'watchman', name: 'Watchman' }
let assessments = 0
function assess(orderId: OrderId, verdict: object, provider = sentinel) {
  assessments += 1
  const said = riskVerdictSchema.parse({ assessmentId: `assessment ${assessments}`, ...verdict })
  return shop.context.get(ProviderRisks).record(orderId, provider, said, staffActor)
}
const analyze = (orderId: OrderId) => shop.context.get(RiskAnalysis).analyze([orderId])
const show = (orderId: OrderId) => shop.context.get(OrderDetail).read(orderId, 'en')
const levelOf = async (orderId: OrderId) => (await show(orderId)).snapshot.riskLevel
const analyses = async (orderId: OrderId) =>
  (await eventTypes(shop, orderId)).filter((type) => type === 'order.risk_analyzed').length

const hotel = { sentiment: 'negative', text: 'Ships to a hotel.' }

describe('what a provider says of the risk of an order', () => {
  it('stands beside what the shop says, and is told with who said it', async () => {
    const orderId = await placeOrder(shop)
    await analyze(orderId)
    await assess(orderId, { level: 'high', score: 88, facts: [hotel] })
    const { risk, providerRisks, snapshot, timeline } = await show(orderId)
    expect(risk).toMatchObject({ level: 'low' })
    expect(providerRisks).toEqual([
      {
        provider: sentinel,
        level: 'high',
        score: 88,
        recommendation: 'cancel',
        facts: [{ key: 'observed', sentiment: 'negative', values: { text: hotel.text } }],
        analyzedAt: expect.any(String),
      },
    ])
    expect(snapshot.riskLevel).toBe('high')
    expect(timeline.at(-1)).toMatchObject({
      kind: 'risk_analyzed',
      actor: { type: 'staff' },
      values: { level: 'high', score: 88, provider: 'Sentinel' },
    })
    const told = await shop.database
      .select({ payload: events.payload })
      .from(events)
      .where(sql`${events.subjectId} = ${orderId} and ${events.type} = 'order.risk_analyzed'`)
      .orderBy(events.id)
    expect(told.map(({ payload }) => payload)).toMatchObject([
      { provider: null, risk: { level: 'low' }, order: { riskLevel: 'low' } },
      { provider: sentinel, risk: { level: 'high' }, order: { riskLevel: 'high' } },
    ])
  })

  it('is not forgotten when the shop comes later to another level', async () => {
    const orderId = await placeOrder(shop)
    await assess(orderId, { level: 'medium' })
    expect(await levelOf(orderId)).toBe('medium')
    await analyze(orderId)
    expect(await levelOf(orderId)).toBe('medium')
    expect((await show(orderId)).risk).toMatchObject({ level: 'low' })
  })

  it('is what that provider said last, and the highest of all', async () => {
    const orderId = await placeOrder(shop)
    await analyze(orderId)
    await assess(orderId, { level: 'high' })
    await assess(orderId, { level: 'medium' }, watchman)
    await assess(orderId, { level: 'low' })
    expect(await levelOf(orderId)).toBe('medium')
    const { providerRisks } = await show(orderId)
    expect(providerRisks.map(({ provider, level }) => [provider.id, level])).toEqual([
      ['sentinel', 'low'],
      ['watchman', 'medium'],
    ])
  })

  it('counts once, however often it comes and whoever brings it at the same moment', async () => {
    const orderId = await placeOrder(shop)
    const verdict = { assessmentId: 'a-1', level: 'high' }
    await Promise.all([1, 2, 3, 4].map(() => assess(orderId, verdict)))
    await assess(orderId, { ...verdict, assessmentId: 'a-2' })
    expect(await analyses(orderId)).toBe(1)
    const reused = { type: 'idempotency-key-reused', status: 422 }
    await expect(assess(orderId, { ...verdict, level: 'low' })).rejects.toMatchObject(reused)
    await expect(assess(await placeOrder(shop), verdict)).rejects.toMatchObject(reused)
    await assess(orderId, verdict, watchman)
    expect(await analyses(orderId)).toBe(2)
  })

  it('comes to the same when shop and provider speak at the same moment, or one gives way', async () => {
    for (let round = 0; round < 5; round += 1) {
      const orderId = await placeOrder(shop)
      await Promise.all([analyze(orderId), assess(orderId, { level: 'high' })])
      expect(await levelOf(orderId)).toBe('high')
    }
    const orderId = await placeOrder(shop)
    const mend = await failOnce(shop.database, { deed: 'insert', table: 'provider_risks', code: '40P01' })
    await assess(orderId, { level: 'high' }).finally(mend)
    expect(await levelOf(orderId)).toBe('high')
  })
})
