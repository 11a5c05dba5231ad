import { drizzle } from 'drizzle-orm/node-postgres'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type CommerceApplication, kettleSku, startCommerce } from '../../../test/commerce-application.js'
import { type OnlineStore, openOnlineStore } from '../../../test/online-store.js'
import { Problem } from '../../platform/http/problems/problem.js'
import { CartPricing } from './cart-pricing.js'
import { CartStore } from './cart-store.js'

let shop: CommerceApplication
let store: OnlineStore
beforeAll(async () => {
  shop = await startCommerce()
  store = await openOnlineStore(shop)
})
afterAll(() => shop?.close())

/** Prices of carts, and what was asked of the database for them. */
async function priced(tokens: readonly string[]) {
  const asked: string[] = []
  const watched = drizzle(shop.databaseUrl, { logger: { logQuery: (text) => void asked.push(text) } })
  try {
    const carts = await Promise.all(
      tokens.map((token) => shop.context.get(CartStore).read(shop.database, token)),
    )
    const prices = await shop.context.get(CartPricing).priceEach(watched, carts)
    const totals = prices.map((one) => (one instanceof Problem ? one.type : one.quote.priced.total.amount))
    return { totals, asked }
  } finally {
    await watched.$client.end()
  }
}

it('asks nothing twice, and of many carts nothing that it does not ask of one', async () => {
  const carts = [await store.cartWith(), await store.cartWith(kettleSku, 2), await store.cartWith(kettleSku)]
  const [first, ...others] = carts.map(({ token }) => token)
  if (first === undefined) throw new Error('There is no cart.')
  const one = await priced([first])
  const all = await priced([first, ...others])
  expect(all.totals).toEqual(carts.map(({ cart }) => cart.total.amount))
  expect(all.asked).toEqual(one.asked)
  expect(new Set(all.asked).size).toBe(all.asked.length)
})
