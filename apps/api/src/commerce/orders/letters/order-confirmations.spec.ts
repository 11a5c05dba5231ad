import { moneySchema, type OrderId, orderIdSchema } from '@counterflow/core'
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  type CommerceApplication,
  cards,
  dripperSku,
  placeOrder,
  startCommerce,
} from '../../../../test/commerce-application.js'
import { type OnlineStore, openOnlineStore, storeAddress } from '../../../../test/online-store.js'
import { carts } from '../../carts/cart.table.js'
import { hashOfToken } from '../../carts/cart-token.js'
import { Checkout } from '../../checkout/checkout.js'
import { payments } from '../../payments/payment.table.js'
import { orders } from '../order.table.js'
import { OrderConfirmations } from './order-confirmations.js'
import type { OrderLetter } from './order-letter.js'
import { type AddressedLetter, OrderLetters } from './order-letters.js'

let shop: CommerceApplication
let store: OnlineStore
const carried: (OrderLetter & { to: string })[] = []
const record = (addressed: readonly AddressedLetter[]) =>
  void carried.push(...addressed.map(({ reader, ...letter }) => ({ ...letter, to: reader.email })))

beforeAll(async () => {
  shop = await startCommerce()
  store = await openOnlineStore(shop)
  await store.receive(dripperSku, 50)
  shop.context.get(OrderLetters).use({
    carry: async (_, addressed) => record(addressed),
  })
})
afterAll(() => shop?.close())

/** What somebody orders in the storefront. */
async function checkedOut(): Promise<OrderId> {
  const { token, cart } = await store.cartWith(dripperSku, 2)
  const body = {
    expectedTotal: moneySchema.parse(cart.total),
    giftCards: [],
    payment: { kind: 'card' as const, card: { number: cards.succeeds } },
  }
  await shop.context.get(Checkout).checkOut(token, body, undefined)
  const [ordered] = await shop.database
    .select()
    .from(carts)
    .where(eq(carts.tokenHash, hashOfToken(token)))
  return orderIdSchema.parse(ordered?.orderId)
}

const confirm = (orderId: OrderId) => shop.context.get(OrderConfirmations).confirmEach([orderId])
const carriedOf = (orderId: OrderId) => carried.filter((letter) => letter.orderId === orderId)
async function dueOf(orderId: OrderId): Promise<Date | null> {
  const [order] = await shop.database.select().from(orders).where(eq(orders.id, orderId))
  return order?.confirmationDueAt ?? null
}

describe('the letter that confirms an order', () => {
  it('goes to who checked out, once, however often it is asked for, and not within the checkout', async () => {
    const orderId = await checkedOut()
    expect(carriedOf(orderId)).toEqual([])
    await Promise.all([confirm(orderId), confirm(orderId), confirm(orderId)])
    await confirm(orderId)
    expect(carriedOf(orderId)).toMatchObject([
      {
        to: 'mina@example.com',
        key: `placed/${orderId}`,
        news: {
          kind: 'placed',
          order: { lines: [{ quantity: 2 }], paidBy: ['card'], shippingAddress: storeAddress },
        },
      },
    ])
    expect(await dueOf(orderId)).toBeNull()
  })

  it('leaves with those of others, and is kept from nobody by a letter that cannot be written', async () => {
    const letters = shop.context.get(OrderLetters)
    const groups: number[] = []
    const orderIds = await Promise.all([checkedOut(), checkedOut(), checkedOut(), checkedOut()])
    const [spoilt] = orderIds
    letters.use({
      carry: async (_, addressed) => {
        groups.push(addressed.length)
        if (addressed.some(({ orderId }) => orderId === spoilt)) throw new Error('No words for that.')
        record(addressed)
      },
    })
    const confirmations = shop.context.get(OrderConfirmations)
    await expect(confirmations.confirmEach(orderIds)).rejects.toThrow('No words for that.')
    letters.use({ carry: async (_, addressed) => record(addressed) })
    await Promise.all(orderIds.slice(1).map(confirm))
    expect(groups[0]).toBe(4)
    expect(orderIds.map((id) => carriedOf(id).length)).toEqual([0, 1, 1, 1])
    await confirm(orderIds[0] ?? orderIdSchema.parse(''))
    expect(orderIds.map((id) => carriedOf(id).length)).toEqual([1, 1, 1, 1])
  })

  it('waits for the card, and is not sent for an order that came to nothing', async () => {
    const orderId = await checkedOut()
    const set = (status: 'pending' | 'declined') =>
      shop.database.update(payments).set({ status }).where(eq(payments.orderId, orderId))
    await set('pending')
    await confirm(orderId)
    expect(await dueOf(orderId)).not.toBeNull()
    await set('declined')
    await shop.database.update(orders).set({ paymentStatus: 'declined' }).where(eq(orders.id, orderId))
    await confirm(orderId)
    expect([carriedOf(orderId), await dueOf(orderId)]).toEqual([[], null])
  })

  it('is asked for at once when the card has answered, however often it was looked for before', async () => {
    const orderId = await checkedOut()
    const set = (status: 'pending' | 'authorized') =>
      shop.database.update(payments).set({ status }).where(eq(payments.orderId, orderId))
    const sweepAndSee = async () => {
      await shop.context.get(OrderConfirmations).sweep()
      return ((await dueOf(orderId))?.getTime() ?? 0) > Date.now()
    }
    await set('pending')
    expect([await sweepAndSee(), await sweepAndSee()]).toEqual([false, false])
    await set('authorized')
    expect(await sweepAndSee()).toBe(true)
  })

  it('is sent for no order that others placed', async () => {
    const orderId = await placeOrder(shop)
    expect(await dueOf(orderId)).toBeNull()
    await confirm(orderId)
    expect(carriedOf(orderId)).toEqual([])
  })
})
