import { type Currency, exponentOf, plainAmount } from '@counterflow/core'
import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { cartSchema } from '../src/commerce/carts/cart.contract.js'
import { orderSchema } from '../src/commerce/orders/orders.contract.js'
import { pageOf } from '../src/platform/http/page.js'
import { type ShopApplication, startShop, wholeProduct } from './shop-application.js'

/** What a shop asks, and what comes of it as somebody works it out with a pencil; in minor units. */
interface Sums {
  readonly currency: Currency
  readonly countryCode: string
  readonly price: number
  readonly shippingFee: number
  readonly tax: { readonly basisPoints: number; readonly included: boolean }
  readonly giftCard: number
  readonly expected: {
    readonly subtotal: number
    readonly discount: number
    readonly tax: number
    readonly total: number
    /** Of each of three pieces, then of shipping, each with its tax. */
    readonly refunds: readonly [number, number, number, number]
  }
}

const american: Sums = {
  currency: 'USD',
  countryCode: 'US',
  price: 1_999,
  shippingFee: 495,
  tax: { basisPoints: 888, included: false },
  giftCard: 2_000,
  // 59.97 less 6.00 (10% of it is 5.997), 4.95 for shipping; 8.88% of 58.92 are 5.232, of which 4.79 are the goods'.
  expected: { subtotal: 5_997, discount: 600, tax: 523, total: 6_415, refunds: [1_958, 1_959, 1_959, 539] },
}

const japanese: Sums = {
  currency: 'JPY',
  countryCode: 'JP',
  price: 1_985,
  shippingFee: 660,
  tax: { basisPoints: 1_000, included: true },
  giftCard: 2_000,
  // 5,955 less 596 (10% of it is 595.5), 660 for shipping: 6,019, within which 10 of 110 parts are 547.
  expected: { subtotal: 5_955, discount: 596, tax: 547, total: 6_019, refunds: [1_786, 1_786, 1_787, 660] },
}

const made = z.object({ id: z.string() })
const told = z.object({ amount: z.number(), currency: z.string() })
const everywhere = (text: string) => ({ en: text, ko: text, ja: text })

describe.each([american, japanese])('a shop in $currency', (sums) => {
  const { currency, expected } = sums
  const money = (amount: number) => ({ amount, currency })
  let shop: ShopApplication
  let owner: Record<string, string>
  let variantId: string
  let customerId: string
  let orderId: string
  let giftCardId: string

  async function send(method: string, path: string, body?: unknown): Promise<unknown> {
    const { status, body: answer } = await shop.send(owner, method, `/api/v1/${path}`, body)
    expect({ path, status, answer }).toMatchObject({ status: expect.toSatisfy((it) => it < 300) })
    return answer
  }
  const order = async () => orderSchema.parse(await send('GET', `orders/${orderId}`))
  const balance = async () =>
    z.object({ balance: told }).parse(await send('GET', `gift-cards/${giftCardId}`)).balance

  beforeAll(async () => {
    const nothing = async () => undefined
    shop = await startShop(wholeProduct(), nothing)
    owner = await shop.staff('owner')
    const { countryCode } = sums
    await send('PATCH', 'shop', { currency, countryCode, captureMode: 'automatic', disputeFee: money(1_500) })
    const area = { countryCode: null, region: null, postalPrefix: null }
    const { version } = z.object({ version: z.number() }).parse(await send('GET', 'shop/taxes'))
    const { included, basisPoints } = sums.tax
    const rates = [{ name: 'Tax', basisPoints }]
    const region = { id: uuidv7(), area, rates, included, shippingTaxed: true }
    await send('PUT', 'shop/taxes', { version, regions: [region] })
    const shipping = z.object({ version: z.number() }).parse(await send('GET', 'shop/shipping'))
    const price = { kind: 'flat', amount: sums.shippingFee, freeFrom: null }
    const rate = { id: uuidv7(), name: everywhere('Post'), delivery: null, price }
    const zone = { id: uuidv7(), name: 'Everywhere', areas: [area], rates: [rate] }
    await send('PUT', 'shop/shipping', { version: shipping.version, settings: { zones: [zone], pickup: [] } })
    const location = made.parse(await send('POST', 'locations', { name: everywhere('Shop') }))
    const product = z.object({ variants: z.array(made) }).parse(
      await send('POST', 'products', {
        title: { en: 'Cup' },
        status: 'active',
        channels: ['online_store', 'api'],
        variants: [{ sku: 'CUP', price: money(sums.price) }],
      }),
    )
    variantId = product.variants[0]?.id ?? ''
    await send('POST', 'stock/adjustments', {
      locationId: location.id,
      reason: 'received',
      lines: [{ variant: { sku: 'CUP' }, change: 10 }],
    })
    await send('POST', 'discounts', { code: 'TENTH', value: { kind: 'percent', basisPoints: 1_000 } })
  })
  afterAll(() => shop?.close())

  it('sells at the price that a pencil comes to, a gift card first and the rest by card', async () => {
    const issued = z
      .object({ code: z.string(), giftCard: made })
      .parse(await send('POST', 'gift-cards', { amount: money(sums.giftCard) }))
    giftCardId = issued.giftCard.id
    const { token } = z.object({ token: z.string() }).parse(await send('POST', 'carts', {}))
    await send('POST', `carts/${token}/lines`, { variantId, quantity: 3 })
    await send('POST', `carts/${token}/discounts`, { code: 'tenth' })
    const line = { name: 'Ada Byron', line1: '1 Main Street', city: 'Town', postalCode: '10001' }
    const cart = cartSchema.parse(
      await send('PATCH', `carts/${token}`, {
        email: 'ada@example.com',
        shippingAddress: { ...line, countryCode: sums.countryCode },
      }),
    )
    expect(cart).toMatchObject({
      subtotal: money(expected.subtotal),
      discount: money(expected.discount),
      shipping: money(sums.shippingFee),
      tax: money(expected.tax),
      taxIncluded: sums.tax.included,
      total: money(expected.total),
      obstacles: [],
    })
    const body = {
      expectedTotal: cart.total,
      giftCards: [issued.code],
      payment: { kind: 'card', card: { number: '4242 4242 4242 4242' } },
    }
    expect(await send('POST', `carts/${token}/checkout`, body)).toMatchObject({
      paymentStatus: 'captured',
      total: money(expected.total),
    })
    const { items } = pageOf(z.looseObject({ id: z.string() })).parse(await send('GET', 'orders'))
    orderId = items[0]?.id ?? ''
    const { payment, manualPayments, refundable, snapshot } = await order()
    customerId = snapshot.customer?.id ?? ''
    expect(payment?.captured).toEqual(money(expected.total - sums.giftCard))
    expect(manualPayments).toMatchObject([{ method: 'gift_card', amount: money(sums.giftCard) }])
    expect(refundable).toEqual(money(expected.total))
    expect(await balance()).toEqual(money(0))
  })

  it('writes the same into its files, with the digits of its currency', async () => {
    const { body } = await shop.send(owner, 'GET', '/api/v1/orders/export')
    const [head = '', row = ''] = String(body).replace('\u{feff}', '').split('\r\n')
    const cells = row.split(',')
    const cell = (name: string) => cells[head.split(',').indexOf(name)]
    expect(cell('currency')).toBe(currency)
    expect(cell('total')).toBe(plainAmount(expected.total, currency))
    expect(cell('tax')).toBe(plainAmount(expected.tax, currency))
    expect(cell('total')?.includes('.')).toBe(exponentOf(currency) > 0)
  })

  it('gives back piece by piece what was paid, shipping at last, and not a unit more or less', async () => {
    const lineId = (await order()).snapshot.lines[0]?.id
    const spent = async () =>
      z.object({ lifetimeSpend: told }).parse(await send('GET', `customers/${customerId}`)).lifetimeSpend
    await expect.poll(spent).toEqual(money(expected.total))
    const given: number[] = []
    for (const wish of [
      ...[1, 2, 3].map(() => ({ lines: [{ lineId, quantity: 1 }] })),
      { shipping: money(expected.refunds[3]) },
    ]) {
      const before = (await order()).refundable.amount
      await send('POST', `orders/${orderId}/refund`, { ...wish, restock: 'lines' in wish })
      given.push(before - (await order()).refundable.amount)
    }
    expect(given).toEqual(expected.refunds)
    expect(given.reduce((sum, amount) => sum + amount, 0)).toBe(expected.total)
    const { payment, refundable, refunds, snapshot } = await order()
    expect(refundable).toEqual(money(0))
    expect(refunds.map(({ amount }) => amount.currency)).toEqual(refunds.map(() => currency))
    expect(payment?.refunded).toEqual(money(expected.total - sums.giftCard))
    expect(await balance()).toEqual(money(sums.giftCard))
    expect(snapshot.paymentStatus).toBe('refunded')
    await expect.poll(spent).toEqual(money(0))
    const beyond = await shop.send(owner, 'POST', `/api/v1/orders/${orderId}/refund`, { amount: money(1) })
    expect(beyond).toMatchObject({ status: 409, body: { type: '/problems/payment-state' } })
  })

  it('reports in its currency', async () => {
    const day = new Date().toISOString().slice(0, 10)
    expect(await send('GET', `sales-reports?from=${day}&to=${day}`)).toMatchObject({
      currency,
      totals: { total: 0 },
    })
  })
})
