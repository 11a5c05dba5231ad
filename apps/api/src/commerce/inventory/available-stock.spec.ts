import { locationIdSchema } from '@counterflow/core'
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, it } from 'vitest'
import {
  type CommerceApplication,
  kettleSku,
  staffActor,
  startCommerce,
  stockShelves,
} from '../../../test/commerce-application.js'
import { Transactions } from '../../platform/database/transactions.js'
import { Locations } from '../locations/locations.js'
import { variants } from '../products/product.table.js'
import { ProductList } from '../products/product-list.js'
import { recordStock } from './stock-books.js'
import { StockChanges } from './stock-changes.js'

let shop: CommerceApplication
beforeAll(async () => {
  shop = await startCommerce()
  await stockShelves(shop.database)
})
afterAll(() => shop?.close())

it('is told however many pieces there are, each location with as many as may lie there', async () => {
  const most = 1_000_000_000
  const name = { en: 'Wholesale', ko: '도매', ja: '卸' }
  await shop.context.get(Locations).create({ name }, staffActor, undefined)
  const full = (await shop.context.get(Locations).list()).map(({ id }) => locationIdSchema.parse(id))
  expect(full.length).toBeGreaterThan(2)
  const [kettle] = await shop.database.select().from(variants).where(eq(variants.sku, kettleSku))
  if (kettle === undefined) throw new Error('There is no kettle.')
  const { id: variantId } = kettle
  const shelved = (await shop.context.get(ProductList).page({ limit: 30 })).items
    .flatMap((product) => product.variants)
    .find(({ id }) => id === variantId)?.available
  await shop.context.get(Transactions).run((transaction) =>
    recordStock(
      transaction,
      full.map((locationId) => ({ variantId, locationId, onHand: most, reserved: 0 })),
      { reason: 'received' },
    ),
  )
  const { items } = await shop.context.get(ProductList).page({ limit: 30, stock: 'in' })
  const shown = items.flatMap((product) => product.variants).find(({ id }) => id === variantId)
  expect(shown?.available).toBe((shelved ?? 0) + full.length * most)
  const lines = [{ variant: { id: variantId }, change: 1 }]
  for (const locationId of full)
    await expect(
      shop.context.get(StockChanges).adjust({ locationId, reason: 'received', lines }, staffActor, undefined),
    ).rejects.toMatchObject({ type: 'invalid-input', status: 422 })
})
