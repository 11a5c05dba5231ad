import type { LocationId, VariantId } from '@counterflow/core'
import { and, asc, eq, sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, it } from 'vitest'
import {
  type CommerceApplication,
  dripperSku,
  kettleSku,
  placeOrder,
  startCommerce,
  stockShelves,
} from '../../../test/commerce-application.js'
import { Transactions } from '../../platform/database/transactions.js'
import { variants } from '../products/product.table.js'
import { Stock } from './stock.js'
import { locations, stockLevels, stockMovements } from './stock.table.js'

let shop: CommerceApplication
let places: LocationId[]
beforeAll(async () => {
  shop = await startCommerce()
  places = await stockShelves(shop.database)
})
afterAll(() => shop?.close())

const sell = (sku: string, quantity: number) => placeOrder(shop, { lines: [{ variant: { sku }, quantity }] })

async function variantOf(sku: string): Promise<VariantId> {
  const [variant] = await shop.database.select().from(variants).where(eq(variants.sku, sku))
  if (variant === undefined) throw new Error(`There is no ${sku}.`)
  return variant.id
}

async function counted(variantId: VariantId, quantities: readonly number[]): Promise<void> {
  const changes = places.map((locationId, index) => ({
    variantId,
    locationId,
    quantity: quantities[index] ?? 0,
  }))
  const { context } = shop
  await context
    .get(Transactions)
    .run((transaction) =>
      context.get(Stock).record(transaction, changes, { reason: 'counted', orderId: null }),
    )
}

async function levels(variantId: VariantId): Promise<number[]> {
  const rows = await shop.database
    .select({ quantity: stockLevels.quantity })
    .from(stockLevels)
    .innerJoin(locations, eq(locations.id, stockLevels.locationId))
    .where(eq(stockLevels.variantId, variantId))
    .orderBy(asc(locations.position))
  return rows.map(({ quantity }) => quantity)
}

it('is taken from the first location that has enough, and below zero rather than not at all', async () => {
  const kettle = await variantOf(kettleSku)
  await counted(kettle, [2, 10])
  await sell(kettleSku, 2)
  expect(await levels(kettle)).toEqual([0, 10])
  await sell(kettleSku, 4)
  expect(await levels(kettle)).toEqual([0, 6])
  await sell(kettleSku, 7)
  expect(await levels(kettle)).toEqual([-7, 6])
})

it('is taken once for a variant that an order names twice', async () => {
  const kettle = await variantOf(kettleSku)
  const orderId = await placeOrder(shop, {
    lines: [
      { variant: { sku: kettleSku }, quantity: 1 },
      { variant: { id: kettle }, quantity: 2 },
    ],
  })
  const taken = await shop.database.select().from(stockMovements).where(eq(stockMovements.orderId, orderId))
  expect(taken.map(({ quantity }) => quantity)).toEqual([-3])
})

it('has levels that are the sum of the movements, with many orders of the same goods at once', async () => {
  const [dripper, kettle] = [await variantOf(dripperSku), await variantOf(kettleSku)]
  await counted(dripper, [100, 100])
  const line = (sku: string) => ({ variant: { sku }, quantity: 1 })
  const both = [line(dripperSku), line(kettleSku)]
  await Promise.all(
    Array.from({ length: 12 }, (_, index) =>
      placeOrder(shop, { lines: index % 2 ? both : [...both].reverse() }),
    ),
  )
  for (const variantId of [dripper, kettle]) {
    const rows = await shop.database
      .select({ level: stockLevels.quantity, sum: sql`sum(${stockMovements.quantity})`.mapWith(Number) })
      .from(stockLevels)
      .innerJoin(
        stockMovements,
        and(
          eq(stockMovements.variantId, stockLevels.variantId),
          eq(stockMovements.locationId, stockLevels.locationId),
        ),
      )
      .where(eq(stockLevels.variantId, variantId))
      .groupBy(stockLevels.locationId, stockLevels.quantity)
    expect(rows.map(({ level }) => level)).toEqual(rows.map(({ sum }) => sum))
  }
  expect(await levels(dripper)).toEqual([88, 100])
})
