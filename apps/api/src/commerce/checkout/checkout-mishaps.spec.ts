import { money } from '@counterflow/core'
import { desc } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { checkOutCart, nextKey } from '../../../test/cart-checkout.js'
import {
  type CommerceApplication,
  cards,
  dripperSku,
  staffActor,
  startCommerce,
} from '../../../test/commerce-application.js'
import { failOnce } from '../../../test/fail-once.js'
import { type OnlineStore, openOnlineStore } from '../../../test/online-store.js'
import { Transactions } from '../../platform/database/transactions.js'
import { Problem } from '../../platform/http/problems/problem.js'
import { Carts } from '../carts/carts.js'
import { GiftCards } from '../gift-cards/gift-cards.js'
import { orders } from '../orders/order.table.js'
import { timelineActor } from '../orders/order-history.js'

let shop: CommerceApplication
let store: OnlineStore
beforeAll(async () => {
  shop = await startCommerce()
  store = await openOnlineStore(shop)
  await store.receive(dripperSku, 500)
})
afterAll(() => shop?.close())

async function issued(amount: number): Promise<string> {
  const request = {
    amount: money(amount, 'KRW'),
    actor: timelineActor(staffActor),
    requestKey: `issued ${nextKey()}`,
  }
  const { code } = await shop.context
    .get(Transactions)
    .run((transaction) => shop.context.get(GiftCards).issue(transaction, request))
  return code
}

describe('a gift card that was emptied before its owner has ordered', () => {
  const orderCount = () => shop.database.$count(orders)

  it('is refused with what is left, and nothing is charged or ordered instead', async () => {
    const [code, other] = [await issued(10_000), await issued(5_000)]
    const filled = await store.cartWith()
    await checkOutCart(shop, await store.cartWith(), { giftCards: [code] })
    const before = await orderCount()
    const refusal = await checkOutCart(shop, filled, { giftCards: [other, code] }).catch(
      (error: unknown) => error,
    )
    if (!(refusal instanceof Problem)) throw new Error('Nothing was refused.')
    expect(refusal.document('1')).toMatchObject({
      type: '/problems/gift-card-balance',
      status: 409,
      detail: `The gift card that ends in ${code.slice(-4)} has no balance left.`,
      fix: expect.stringContaining('another way'),
      reason: 'used_up',
      last4: code.slice(-4),
      balance: { amount: 0, currency: 'KRW' },
    })
    expect(await orderCount()).toBe(before)
    const { balance } = await shop.context.get(GiftCards).find(shop.database, other)
    expect(balance.amount).toBe(5_000)
    expect(await checkOutCart(shop, filled, { giftCards: [other] })).toMatchObject({
      paymentStatus: 'partially_paid',
    })
  })

  it('pays once where its code is sent twice, and is not missed where others pay for everything', async () => {
    const [code, empty] = [await issued(10_000), await issued(1_000)]
    await checkOutCart(shop, await store.cartWith(), { giftCards: [empty, code, code] })
    const plenty = await issued(500_000)
    await checkOutCart(shop, await store.cartWith(), { giftCards: [plenty, empty] })
  })
})

describe('a card that is declined beside several gift cards', () => {
  it('gives each of them back what it has paid, and takes it with the next try', async () => {
    const giftCards = shop.context.get(GiftCards)
    const codes = [await issued(10_000), await issued(20_000)]
    const left = async () => {
      const found = await Promise.all(codes.map((code) => giftCards.find(shop.database, code)))
      return found.map(({ balance }) => balance.amount)
    }
    const { token, cart } = await store.cartWith(dripperSku, 2)
    await expect(
      checkOutCart(shop, { token, cart }, { card: cards.declined, giftCards: codes }),
    ).rejects.toMatchObject({ type: 'card-declined' })
    expect(await left()).toEqual([10_000, 20_000])
    const [declined] = await shop.database.select().from(orders).orderBy(desc(orders.number)).limit(1)
    expect(declined).toMatchObject({ paymentStatus: 'declined', outstanding: cart.total.amount, credited: 0 })
    await checkOutCart(shop, { token, cart: await shop.context.get(Carts).read(token) }, { giftCards: codes })
    expect(await left()).toEqual([0, 0])
  })
})

describe('a checkout that gives way to others who change the same', () => {
  it.each([
    ['orders', 'insert'],
    ['payment_operations', 'update'],
  ])('goes through all the same, whether it is the order or its payment: %s', async (table, deed) => {
    const mend = await failOnce(shop.database, { deed, table, code: '40P01' })
    expect(await checkOutCart(shop, await store.cartWith()).finally(mend)).toMatchObject({
      paymentStatus: 'authorized',
    })
  })
})
