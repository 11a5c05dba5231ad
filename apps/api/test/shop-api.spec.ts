import { money, type Permission } from '@counterflow/core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { orderSchema } from '../src/commerce/orders/orders.contract.js'
import { createShopApi } from '../src/plugins/host/shop-api.js'
import { ShopServices } from '../src/plugins/host/shop-services.js'
import { askingPlugin } from './asking-plugin.js'
import { type ShopApplication, startShop, wholeProduct } from './shop-application.js'

let shop: ShopApplication
let owner: Record<string, string>
beforeAll(async () => {
  shop = await startShop(wholeProduct())
  owner = await shop.staff('owner')
})
afterAll(() => shop?.close())

function step(permissions: readonly Permission[], key: string) {
  const services = shop.application.get(ShopServices, { strict: false })
  return createShopApi(
    services,
    { type: 'workflow', id: null, name: 'Test', permissions, language: null },
    key,
    askingPlugin,
  )
}

const send = async (path: string, body?: unknown) =>
  orderSchema.parse((await shop.send(owner, 'POST', `/api/v1/${path}`, body)).body)

async function paidOrder() {
  const { snapshot } = await send('orders', {
    customer: { name: 'Ada', email: 'ada@example.com' },
    lines: [{ variant: { sku: 'TEA-UJN-30' }, quantity: 1 }],
    payment: { card: { number: '4242 4242 4242 4242' } },
  })
  const { payment } = await send(`orders/${snapshot.id}/capture`)
  return { orderId: snapshot.id, customerId: snapshot.customer?.id ?? '', chargeId: payment?.id ?? '' }
}

describe('the shop as a step sees it', () => {
  it('does nothing for a workflow that nobody allowed to do it', async () => {
    const { orderId, customerId, chargeId } = await paidOrder()
    const api = step([], 'nobody')
    const mail = { subject: 'x', body: 'x', fields: [] }
    const calls = [
      api.orders.get(orderId),
      api.orders.addTags(orderId, ['x']),
      api.orders.removeTags(orderId, ['x']),
      api.orders.cancel(orderId, { reason: 'other', payment: 'keep', restock: false }),
      api.orders.restock(orderId),
      api.orders.fulfil(orderId),
      api.orders.assessRisk(orderId, { level: 'high' }),
      api.payments.release(orderId),
      api.payments.capture(orderId),
      api.payments.refund({ chargeId, reason: 'unspecified' }),
      api.charges.retrieve(chargeId),
      api.customers.addTags(customerId, ['x']),
      api.customers.removeTags(customerId, ['x']),
      api.customers.updateMetadata(customerId, { x: 'x' }),
      api.giftCards.issue({ amount: money(1, 'KRW') }),
      api.discounts.create({ value: { kind: 'free_shipping' } }),
      api.mail.send(['a@example.com'], mail),
      api.mail.sendToStaff(customerId, mail),
      api.messages.classify('where is my order'),
    ]
    const results = await Promise.allSettled(calls)
    expect(results.map((result) => (result.status === 'rejected' ? result.reason.code : 'done'))).toEqual(
      calls.map(() => 'not_permitted'),
    )
  })

  it('says what its plugin makes of the risk of an order, in the name of the plugin', async () => {
    const { orderId } = await paidOrder()
    const { orders } = step(['orders.assess', 'orders.read'], 'risk')
    const assessment = {
      level: 'high',
      facts: [{ sentiment: 'negative', text: 'Ships to a hotel.' }],
    } as const
    const receipt = { riskLevel: 'high' }
    expect(await orders.assessRisk(orderId, assessment)).toEqual(receipt)
    expect(await orders.assessRisk(orderId, assessment)).toEqual(receipt)
    const shown = orderSchema.parse((await shop.send(owner, 'GET', `/api/v1/orders/${orderId}`)).body)
    expect(shown.providerRisks).toMatchObject([
      { provider: { id: 'sentinel', name: askingPlugin.title.ko }, level: 'high', score: 70 },
    ])
    expect(shown.timeline.filter(({ values }) => values.provider === askingPlugin.title.ko)).toHaveLength(1)
    await expect(orders.assessRisk(orderId, { level: 'low', score: 101 })).rejects.toMatchObject({
      code: 'invalid_input',
    })
  })

  it('says what a text is about, and so does the route', async () => {
    const text = '배송비가 얼마예요? 제주도도 되나요'
    const judged = await step(['inbox.read'], 'topic').messages.classify(text)
    expect(judged).toMatchObject({ language: 'ko', modelVersion: expect.any(String) })
    const classify = (asked: unknown) => shop.send(owner, 'POST', '/api/v1/messages/classify', asked)
    expect(await classify({ text })).toMatchObject({ status: 200, body: judged })
    expect(await classify({ text: '😀' })).toMatchObject({
      body: { topic: null, probabilities: { none: 1 } },
    })
    expect(await classify({ text: 'x'.repeat(20_001) })).toMatchObject({ status: 422 })
    expect(await shop.send(owner, 'GET', '/api/v1/messages/classifier')).toMatchObject({
      status: 200,
      body: { kind: 'own', name: null },
    })
  })

  it('refunds once for one step, with no permission but that one', async () => {
    const { customerId, chargeId } = await paidOrder()
    const refund = () =>
      step(['orders.refund'], 'one-step').payments.refund({ chargeId, customerId, reason: 'duplicate' })
    const [first, second] = await Promise.all([refund(), refund()])
    expect(second).toEqual(first)
    expect(first).toMatchObject({ paymentStatus: 'refunded' })
  })

  it('rewards once for one step: with a gift card, and with a code for one customer (R134, R142)', async () => {
    const { customerId } = await paidOrder()
    const api = step(['gift-cards.issue', 'discounts.update'], 'reward')
    const issue = () => api.giftCards.issue({ amount: money(10_000, 'KRW'), customerId, validForDays: 30 })
    const card = await issue()
    expect(card.code).toMatch(/^(\w{4}-){3}\w{4}$/)
    expect(await issue()).toEqual(card)
    const value = { kind: 'percent', basisPoints: 1_500 } as const
    const create = () => api.discounts.create({ value, codePrefix: 'thanks', customerId, validForDays: 30 })
    const { code, discountId } = await create()
    expect(code).toMatch(/^THANKS-\w{8}$/)
    expect(await create()).toEqual({ code, discountId })
    const { body } = await shop.send(owner, 'GET', `/api/v1/discounts/${discountId}`)
    expect(body).toMatchObject({ status: 'active', maximumUses: 1, value, customers: [{ id: customerId }] })
  })

  it("refunds nobody else's charge", async () => {
    const { orderId, chargeId } = await paidOrder()
    const refund = step(['orders.refund'], 'other').payments.refund({
      chargeId,
      customerId: orderId,
      reason: 'unspecified',
    })
    await expect(refund).rejects.toMatchObject({ code: 'other_customer', retry: false })
  })

  it('says what is no id, and what does not exist', async () => {
    const api = step(['orders.read', 'mail.send'], 'unknown')
    await expect(api.charges.retrieve('nonsense')).rejects.toMatchObject({ code: 'invalid_input' })
    const mail = { subject: 'x', body: 'x', fields: [] }
    const gone = '01980000-0000-7000-8000-00000000dead'
    await expect(api.charges.retrieve(gone)).rejects.toMatchObject({ code: 'not_found' })
    await expect(api.mail.sendToStaff(gone, mail)).rejects.toMatchObject({ code: 'not_found' })
  })
})
