import type { LocationId, OrderId, VariantId } from '@counterflow/core'
import { and, asc, eq, sql } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import {
  type CommerceApplication,
  dripperSku,
  eventTypes,
  kettleSku,
  placeOrder,
  startCommerce,
  stockShelves,
} from '../../../test/commerce-application.js'
import type { Transaction } from '../../platform/database/database.js'
import { Transactions } from '../../platform/database/transactions.js'
import { locations } from '../locations/location.table.js'
import { variants } from '../products/product.table.js'
import { Stock } from './stock.js'
import { stockLevels, stockMovements } from './stock.table.js'
import { recordStock } from './stock-books.js'

let shop: CommerceApplication
let places: LocationId[]
let dripper: VariantId
let kettle: VariantId
/** Orders of nothing that is counted here: what they hold is up to each spec. */
let orderIds: OrderId[]
let stock: Stock

beforeAll(async () => {
  shop = await startCommerce()
  places = await stockShelves(shop.database)
  stock = shop.context.get(Stock)
  const rows = await shop.database.select().from(variants).orderBy(asc(variants.sku))
  const idOf = (sku: string) => rows.find((row) => row.sku === sku)?.id
  const [first, second] = [idOf(dripperSku), idOf(kettleSku)]
  if (first === undefined || second === undefined) throw new Error('The shelves are empty.')
  dripper = first
  kettle = second
  await track(false)
  orderIds = await Promise.all(Array.from({ length: 50 }, () => placeOrder(shop)))
  await track(true)
})
afterAll(() => shop?.close())
beforeEach(async () => {
  await shop.database.delete(stockMovements)
  await shop.database.delete(stockLevels)
})

const run = <Result>(work: (transaction: Transaction) => Promise<Result>) =>
  shop.context.get(Transactions).run(work)
const track = (tracked: boolean) => shop.database.update(variants).set({ tracked })
const orderAt = (index: number): OrderId => {
  const id = orderIds[index]
  if (id === undefined) throw new Error(`There is no order ${index}.`)
  return id
}

async function counted(variantId: VariantId, ...quantities: number[]): Promise<void> {
  const changes = places.map((locationId, index) => {
    return { variantId, locationId, onHand: quantities[index] ?? 0, reserved: 0 }
  })
  await run((transaction) => recordStock(transaction, changes, { reason: 'counted' }))
}

/** On hand and reserved at each location. */
async function levels(variantId: VariantId): Promise<[onHand: number, reserved: number][]> {
  const rows = await shop.database
    .select({ onHand: stockLevels.onHand, reserved: stockLevels.reserved })
    .from(stockLevels)
    .innerJoin(locations, eq(locations.id, stockLevels.locationId))
    .where(eq(stockLevels.variantId, variantId))
    .orderBy(asc(locations.position))
  return rows.map(({ onHand, reserved }) => [onHand, reserved])
}

const reserve = (index: number, variantId: VariantId, quantity: number, allowOversell = false) =>
  run((transaction) =>
    stock.reserve(transaction, orderAt(index), [{ variantId, quantity }], { allowOversell }),
  )

describe('reserving', () => {
  it('serves an order from the first location that has all, else from several', async () => {
    await counted(kettle, 2, 10)
    await reserve(0, kettle, 3)
    expect(await levels(kettle)).toEqual([
      [2, 0],
      [10, 3],
    ])
    await reserve(1, kettle, 8)
    expect(await levels(kettle)).toEqual([
      [2, 2],
      [10, 9],
    ])
  })

  it('refuses the whole order, and names the lines of which there is too little', async () => {
    await counted(dripper, 1)
    await counted(kettle, 5)
    const wanted = [
      { variantId: kettle, quantity: 1 },
      { variantId: dripper, quantity: 3 },
    ]
    await expect(run((transaction) => stock.reserve(transaction, orderAt(0), wanted))).rejects.toMatchObject({
      type: 'out-of-stock',
      status: 409,
      errors: [{ path: '/lines/1/quantity' }],
    })
    expect(await levels(kettle)).toEqual([[5, 0]])
  })

  it('goes below zero for staff and for variants that may be oversold, and leaves uncounted ones alone', async () => {
    await counted(kettle, 1, 1)
    await reserve(0, kettle, 5, true)
    expect(await levels(kettle)).toEqual([
      [1, 4],
      [1, 1],
    ])
    await shop.database.update(variants).set({ oversell: true }).where(eq(variants.id, kettle))
    await reserve(1, kettle, 1)
    await shop.database
      .update(variants)
      .set({ oversell: false, tracked: false })
      .where(eq(variants.id, kettle))
    await reserve(2, kettle, 100)
    await track(true)
    expect(await levels(kettle)).toEqual([
      [1, 5],
      [1, 1],
    ])
  })

  it('lets exactly ten of fifty win the last ten pieces, whatever the order of their lines', async () => {
    await counted(dripper, 6, 4)
    await counted(kettle, 40, 60)
    const lines = [
      { variantId: dripper, quantity: 1 },
      { variantId: kettle, quantity: 1 },
    ]
    const outcomes = await Promise.allSettled(
      orderIds.map((orderId, index) =>
        run((transaction) => stock.reserve(transaction, orderId, index % 2 ? lines : [...lines].reverse())),
      ),
    )
    const lost = outcomes.filter((outcome) => outcome.status === 'rejected')
    expect(lost.map(({ reason }) => reason.type)).toEqual(Array(40).fill('out-of-stock'))
    expect(await levels(dripper)).toEqual([
      [6, 6],
      [4, 4],
    ])
    expect(await levels(kettle)).toEqual([
      [40, 10],
      [60, 0],
    ])
    expect(await levelsThatAreNotTheSum()).toEqual([])
  })
})

describe('what an order holds', () => {
  it('leaves, is given up and comes back, each once and never more than there was', async () => {
    await counted(kettle, 2, 3)
    await reserve(0, kettle, 4)
    const some = [{ variantId: kettle, quantity: 3 }]
    expect(await run((transaction) => stock.commit(transaction, orderAt(0), some))).toBe(3)
    expect(await levels(kettle)).toEqual([
      [0, 0],
      [2, 1],
    ])
    expect(await run((transaction) => stock.release(transaction, orderAt(0)))).toBe(1)
    expect(await run((transaction) => stock.release(transaction, orderAt(0)))).toBe(0)
    expect(await run((transaction) => stock.commit(transaction, orderAt(0)))).toBe(0)

    const [, warehouse] = places
    const two = [{ variantId: kettle, quantity: 2 }]
    expect(await run((transaction) => stock.restock(transaction, orderAt(0), two, warehouse))).toBe(2)
    expect(await run((transaction) => stock.restock(transaction, orderAt(0), two))).toBe(1)
    expect(await levels(kettle)).toEqual([
      [1, 0],
      [4, 0],
    ])
    expect(await levelsThatAreNotTheSum()).toEqual([])
  })

  it('is given up once by many who ask at the same moment', async () => {
    await counted(kettle, 9)
    await reserve(0, kettle, 4)
    const released = await Promise.all(
      Array.from({ length: 6 }, () => run((transaction) => stock.release(transaction, orderAt(0)))),
    )
    expect(released.reduce((sum, pieces) => sum + pieces, 0)).toBe(4)
    expect(await levels(kettle)).toEqual([[9, 0]])
  })
})

it('tells once that a variant runs low, and once that it is out, until it rose again', async () => {
  const told = async () => (await eventTypes(shop, kettle)).filter((type) => type.startsWith('stock.'))
  const before = (await told()).length
  await counted(kettle, 8)
  await reserve(0, kettle, 2)
  expect((await told()).slice(before)).toEqual([])
  await Promise.all([1, 2, 3, 4].map((index) => reserve(index, kettle, 1)))
  expect((await told()).slice(before)).toEqual(['stock.low'])
  await reserve(5, kettle, 2)
  await reserve(6, kettle, 1, true)
  expect((await told()).slice(before)).toEqual(['stock.low', 'stock.out'])
  await counted(kettle, 20)
  await reserve(7, kettle, 19)
  expect((await told()).slice(before)).toEqual(['stock.low', 'stock.out', 'stock.low', 'stock.out'])
})

/** Levels that their movements do not add up to. */
async function levelsThatAreNotTheSum() {
  const onHand = sql<number>`coalesce(sum(${stockMovements.onHand}), 0)::int`
  const reserved = sql<number>`coalesce(sum(${stockMovements.reserved}), 0)::int`
  return shop.database
    .select({ variantId: stockLevels.variantId, onHand, reserved })
    .from(stockLevels)
    .leftJoin(
      stockMovements,
      and(
        eq(stockMovements.variantId, stockLevels.variantId),
        eq(stockMovements.locationId, stockLevels.locationId),
      ),
    )
    .groupBy(stockLevels.variantId, stockLevels.locationId)
    .having(sql`${onHand} <> ${stockLevels.onHand} or ${reserved} <> ${stockLevels.reserved}`)
}
