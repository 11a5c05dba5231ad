import { expect, it } from 'vitest'
import { unusedShop } from '../../../test/unused-shop.js'
import { ShopOnDemand } from './shop-on-demand.js'

it('is made once, and only when it is asked for', () => {
  let made = 0
  const shop = new ShopOnDemand(() => {
    made += 1
    return unusedShop
  })
  const { ...copy } = { shop }
  expect(made).toBe(0)
  expect(copy.shop.orders).toBe(unusedShop.orders)
  expect(copy.shop.mail).toBe(unusedShop.mail)
  expect(made).toBe(1)
})

it('has everything that the shop has', () => {
  const shop = new ShopOnDemand(() => unusedShop)
  for (const [name, part] of Object.entries(unusedShop)) expect(Reflect.get(shop, name), name).toBe(part)
})
