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

describe('a card that is declined beside several gift cards', () => {
  it('gives each of them back what it has paid, and takes it with the next try', async () => {
    const giftCards = shop.context.get(GiftCards)
    const actor = timelineActor(staffActor)
    const codes: string[] = []
    for (const amount of [money(10_000, 'KRW'), money(20_000, 'KRW')]) {
      const requestKey = `declined ${nextKey()}`
      const { code } = await shop.context
        .get(Transactions)
        .run((transaction) => giftCards.issue(transaction, { amount, actor, requestKey }))
      codes.push(code)
    }
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
