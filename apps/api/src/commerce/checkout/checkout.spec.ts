import { money, moneySchema, type OrderId, orderIdSchema, productIdSchema } from '@counterflow/core'
import { eq, sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { checkOutCart, checkoutRequest, nextKey } from '../../../test/cart-checkout.js'
import {
  type CommerceApplication,
  cards,
  dripperSku,
  eventTypes,
  kettleSku,
  startCommerce,
} from '../../../test/commerce-application.js'
import { type OnlineStore, openOnlineStore, storeAddress } from '../../../test/online-store.js'
import { conversionFile } from '../../attribution/conversion-file.js'
import type { CartShown } from '../carts/cart.contract.js'
import { carts } from '../carts/cart.table.js'
import { hashOfToken } from '../carts/cart-token.js'
import { Carts } from '../carts/carts.js'
import { presentOf } from '../customers/consents/customer-consents.js'
import { customers } from '../customers/customer.table.js'
import { OrderList } from '../orders/list/order-list.js'
import { orders } from '../orders/order.table.js'
import { OrderDetail } from '../orders/order-detail.js'
import { variants } from '../products/product.table.js'
import { productPublications } from '../publications/product-publication.table.js'
import { Storefront } from '../storefront/storefront.js'
import { Checkout } from './checkout.js'
import { OrderStatus } from './order-status.js'

let shop: CommerceApplication
let store: OnlineStore
const cartWith: OnlineStore['cartWith'] = (...goods) => store.cartWith(...goods)

beforeAll(async () => {
  shop = await startCommerce()
  store = await openOnlineStore(shop)
  await store.receive(dripperSku, 500)
})
afterAll(() => shop?.close())

const checkOut = (token: string, cart: CartShown, card = cards.succeeds, key = nextKey()) =>
  checkOutCart(shop, { token, cart }, { card, key })

async function orderOf(token: string): Promise<OrderId> {
  const [cart] = await shop.database
    .select()
    .from(carts)
    .where(eq(carts.tokenHash, hashOfToken(token)))
  return orderIdSchema.parse(cart?.orderId)
}

const orderCount = async () => (await shop.database.select({ id: orders.id }).from(orders)).length

describe('a checkout', () => {
  it('writes down to what the customer agreed, and takes nothing back (R126)', async () => {
    const states = async () => {
      const [known] = await shop.database
        .select()
        .from(customers)
        .where(eq(customers.email, 'news@example.com'))
      if (known === undefined) throw new Error('The checkout made no customer.')
      return (await presentOf(shop.database, [known.id])).get(known.id)
    }
    const order = async (email: boolean) => {
      const { token } = await cartWith()
      const details = { email: 'news@example.com', consent: { email, sms: false } }
      await checkOut(token, await shop.context.get(Carts).update(token, details))
    }
    await order(true)
    expect(await states()).toEqual({ email: 'subscribed', sms: null })
    await order(false)
    expect(await states()).toEqual({ email: 'subscribed', sms: null })
  })

  it('makes an order of the cart, at the price that the customer saw', async () => {
    const { token, cart } = await cartWith(dripperSku, 2)
    expect(cart).toMatchObject({ obstacles: [], subtotal: money(64_000, 'KRW'), total: money(67_000, 'KRW') })
    const receipt = await checkOut(token, cart)
    expect(receipt).toMatchObject({ paymentStatus: 'authorized', total: cart.total })

    const { snapshot } = await shop.context.get(OrderDetail).read(await orderOf(token), 'en')
    expect(snapshot).toMatchObject({
      channel: 'online_store',
      customer: { name: 'Mina Park', email: 'mina@example.com' },
      shippingAddress: storeAddress,
      billingAddress: storeAddress,
      attribution: { gclid: 'abc', source: 'google', referrer: 'google.com', visits: 1 },
      journey: [{ landingPage: '/sale', gclid: 'abc' }],
    })
    const orderList = shop.context.get(OrderList).all({ channel: ['online_store'] }, 'placed_desc')
    let file = ''
    for await (const line of conversionFile(orderList, 'Purchase')) file += line
    expect(file).toMatch(/^Parameters:TimeZone=\+0000\r\n.*\r\nabc,Purchase,[\d-]+ [\d:]+,67000,KRW,/s)
    const shown = await shop.context.get(OrderStatus).read(receipt.orderStatusToken)
    expect(shown).toMatchObject({ number: receipt.number, lines: [{ quantity: 2 }], cancelled: false })
    expect(JSON.stringify(shown)).not.toMatch(/mina|Seongsu|4242/i)
    expect(await eventTypes(shop, await orderOf(token))).toEqual([
      'order.created',
      'order.payment_authorized',
    ])
  })

  it('asked again under the same key answers the same, and under another is told that it was ordered', async () => {
    const { token, cart } = await cartWith()
    const before = await orderCount()
    const [one, other] = await Promise.all([
      checkOut(token, cart, cards.succeeds, 'twice'),
      checkOut(token, cart, cards.succeeds, 'twice'),
    ])
    expect(other).toEqual(one)
    expect(await orderCount()).toBe(before + 1)
    await expect(checkOut(token, cart)).rejects.toMatchObject({ type: 'cart-ordered', status: 409 })
    await expect(shop.context.get(Carts).update(token, { note: 'x' })).rejects.toMatchObject({
      type: 'cart-ordered',
    })
  })

  it('under a key that another cart used is its own', async () => {
    const [first, second] = [await cartWith(), await cartWith()]
    const one = await checkOut(first.token, first.cart, cards.succeeds, 'shared')
    const other = await checkOut(second.token, second.cart, cards.succeeds, 'shared')
    expect(other.number).not.toBe(one.number)
  })

  it('does not order at a price that the customer has not seen', async () => {
    const { token, cart } = await cartWith()
    const before = await orderCount()
    await shop.database
      .update(variants)
      .set({ price: money(33_000, 'KRW').amount })
      .where(eq(variants.sku, dripperSku))
    try {
      const refused: unknown = await checkOut(token, cart).catch((error: unknown) => error)
      expect(refused).toMatchObject({ type: 'price-changed', status: 409 })
      expect(refused).toMatchObject({ extra: { total: money(36_000, 'KRW') } })
      expect(await orderCount()).toBe(before)
    } finally {
      await shop.database
        .update(variants)
        .set({ price: money(32_000, 'KRW').amount })
        .where(eq(variants.sku, dripperSku))
    }
    await checkOut(token, cart)
  })

  it('takes telephone numbers only, and hands one on to a new customer', async () => {
    const { token } = await cartWith()
    const update = (phone: string) =>
      shop.context.get(Carts).update(token, { email: 'caller@example.com', phone })
    await expect(update('call me')).rejects.toMatchObject({
      type: 'invalid-phone',
      status: 422,
      errors: [{ path: '/phone' }],
    })
    const cart = await update('010-1234-5678')
    expect(cart.phone).toBe('+821012345678')
    await checkOut(token, cart)
    const [customer] = await shop.database
      .select()
      .from(customers)
      .where(eq(customers.email, 'caller@example.com'))
    expect(customer?.phone).toBe('+821012345678')
  })

  it('fills in the telephone number of a customer who has none, and never another one', async () => {
    const email = 'silent@example.com'
    const phoneAfter = async (phone: string | null) => {
      const { token } = await cartWith()
      await checkOut(token, await shop.context.get(Carts).update(token, { email, phone }))
      const [customer] = await shop.database.select().from(customers).where(eq(customers.email, email))
      return { phone: customer?.phone, version: customer?.version, found: customer?.searchText }
    }
    expect(await phoneAfter(null)).toMatchObject({ phone: null, version: 1 })
    const filled = { phone: '+821055556666', version: 2, found: expect.stringContaining('1055556666') }
    expect(await phoneAfter('010-5555-6666')).toEqual(filled)
    expect(await phoneAfter('010-7777-8888')).toEqual(filled)
  })

  it('says all that is missing', async () => {
    const { token, cart } = await shop.context.get(Carts).create('en', [])
    expect(cart.obstacles).toEqual(['empty', 'email_missing', 'address_missing'])
    await expect(checkOut(token, cart)).rejects.toMatchObject({ type: 'checkout-not-ready', status: 422 })
  })

  it('by a way of paying later leaves the order open, and by cash is not taken for paid', async () => {
    const { token, cart } = await cartWith()
    const pay = (method: string, key: string) =>
      shop.context.get(Checkout).checkOut(
        token,
        {
          expectedTotal: moneySchema.parse(cart.total),
          giftCards: [],
          payment: { kind: 'manual', method },
        },
        checkoutRequest(key),
      )
    await expect(pay('shells', 'a')).rejects.toMatchObject({ type: 'unknown-payment-method' })
    expect(cart.paymentMethods.map(({ key }) => key)).not.toContain('cash')
    expect(await pay('cash', 'b')).toMatchObject({ paymentStatus: 'pending' })
  })
})

describe('a declined card', () => {
  it('leaves the cart as it was, for another try, and the goods to others', async () => {
    const { token, cart } = await cartWith(dripperSku, 3)
    const available = async () => {
      const { lines } = await shop.context.get(Carts).read(token)
      return lines[0]?.availability
    }
    await expect(checkOut(token, cart, cards.declined, 'declined')).rejects.toMatchObject({
      type: 'card-declined',
      status: 402,
    })
    // The same key stands for the same attempt.
    await expect(checkOut(token, cart, cards.declined, 'declined')).rejects.toMatchObject({
      type: 'card-declined',
    })
    const { rows } = await shop.database.execute(
      sql`select sum(reserved)::int as held from stock_levels where variant_id = ${await store.variantOf(dripperSku)}`,
    )
    const after = await shop.context.get(Carts).read(token)
    expect(after).toMatchObject({ ordered: false, total: cart.total, obstacles: [] })
    expect(await available()).toBe('in_stock')
    await checkOut(token, after)
    const again = await shop.database.execute(
      sql`select sum(reserved)::int as held from stock_levels where variant_id = ${await store.variantOf(dripperSku)}`,
    )
    expect(Number(again.rows[0]?.held)).toBe(Number(rows[0]?.held) + 3)
  })
})

describe('the last piece', () => {
  it('goes to one of many who check out at once, and the others are told', async () => {
    await store.receive(kettleSku, 1)
    const all = await Promise.all(Array.from({ length: 6 }, () => cartWith(kettleSku)))
    expect(all[0]?.cart.lines[0]).toMatchObject({ availability: 'few_left', most: null })
    const outcomes = await Promise.allSettled(all.map(({ token, cart }) => checkOut(token, cart)))
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    for (const outcome of outcomes) {
      if (outcome.status === 'fulfilled') continue
      expect(outcome.reason).toMatchObject({ type: 'out-of-stock', status: 409 })
      expect(outcome.reason).toMatchObject({ errors: [{ path: '/lines/0/quantity' }] })
    }
    const loser = all[outcomes.findIndex(({ status }) => status === 'rejected')]
    const shown = await shop.context.get(Carts).read(loser?.token ?? '')
    expect(shown).toMatchObject({
      ordered: false,
      obstacles: ['not_enough_stock'],
      lines: [{ availability: 'out_of_stock', most: 0 }],
    })
  })
})

describe('a product that is taken out of the online store', () => {
  it('is seen and sold no more, and left out of the carts that hold it', async () => {
    const { token, cart } = await cartWith()
    const storefront = shop.context.get(Storefront)
    const before = await storefront.page({ limit: 10 })
    const dripper = before.items.find(({ variants: [variant] }) => variant?.sku === dripperSku)
    if (dripper === undefined) throw new Error('The dripper is not on sale.')
    const productId = productIdSchema.parse(dripper.id)
    expect(JSON.stringify(before)).not.toContain('available"')
    expect(await storefront.byHandle(dripper.handle)).toMatchObject({
      variants: [{ availability: 'in_stock' }],
    })

    await shop.database.delete(productPublications).where(eq(productPublications.productId, productId))
    try {
      await expect(storefront.byHandle(dripper.handle)).rejects.toMatchObject({ type: 'not-found' })
      expect((await storefront.page({ limit: 10 })).items).toHaveLength(before.items.length - 1)
      const shown = await shop.context.get(Carts).read(token)
      expect(shown).toMatchObject({ lines: [], notSold: [cart.lines[0]?.id], obstacles: ['empty'] })
      await expect(checkOut(token, cart)).rejects.toMatchObject({ type: 'checkout-not-ready' })
      const service = shop.context.get(Carts)
      await expect(service.add(token, await store.variantOf(dripperSku), 1)).rejects.toMatchObject({
        type: 'not-for-sale',
        status: 422,
      })
    } finally {
      await shop.database.insert(productPublications).values({ productId, channel: 'online_store' })
    }
  })
})
