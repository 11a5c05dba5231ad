import { type LocationId, type ProductId, productIdSchema, type VariantId } from '@counterflow/core'
import { asc, eq, sql } from 'drizzle-orm'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  type CommerceApplication,
  staffActor,
  startCommerce,
  stockShelves,
} from '../../../test/commerce-application.js'
import { anewWhereCrossed } from '../../platform/database/crossed-changes.js'
import type { Transaction } from '../../platform/database/database.js'
import { Transactions } from '../../platform/database/transactions.js'
import { Locations } from '../locations/locations.js'
import { products, variants } from '../products/product.table.js'
import { ProductChanges } from '../products/product-changes.js'
import { draftOf } from '../products/product-draft.js'
import { ProductList } from '../products/product-list.js'
import { availableOf } from './available-stock.js'
import { holdLevels, recordStock } from './stock-books.js'

let shop: CommerceApplication
let places: readonly LocationId[]
let sold: readonly ProductId[]
beforeAll(async () => {
  shop = await startCommerce()
  places = await stockShelves(shop.database)
  const rows = await shop.database.select({ id: products.id }).from(products).orderBy(asc(products.id))
  sold = rows.map(({ id }) => id)
  for (const productId of sold) await exchangeVariant(productId, { keeping: 1 })
})
afterAll(() => shop?.close())

const run = <Result>(work: (transaction: Transaction) => Promise<Result>) =>
  anewWhereCrossed(() => shop.context.get(Transactions).run(work))

/** Puts the first of its variants away, unless some are kept, and adds a new one. */
async function exchangeVariant(productId: ProductId, { keeping = 0 } = {}): Promise<void> {
  await anewWhereCrossed(() =>
    shop.context.get(ProductChanges).change(productId, staffActor, (_, record) => {
      const draft = draftOf(record)
      const [first] = draft.variants
      if (first === undefined) throw new Error('The product has no variants.')
      const added = { ...first, id: undefined, sku: undefined, barcode: null }
      return { ...draft, variants: [...draft.variants.slice(1 - keeping), added] }
    }),
  )
}

async function formsOf(productId: ProductId): Promise<VariantId[]> {
  const rows = await shop.database
    .select({ id: variants.id })
    .from(variants)
    .where(sql`${eq(variants.productId, productId)} and ${variants.archivedAt} is null`)
    .orderBy(asc(variants.position), asc(variants.id))
  return rows.map(({ id }) => id)
}

interface Move {
  readonly product: number
  readonly form: number
  readonly place: number
  readonly onHand: number
  readonly reserved: number
}

/** As everybody does it: the levels are held first. Below zero is where a till has sold what the books did not have. */
async function move({ product, form, place, onHand, reserved }: Move): Promise<void> {
  const productId = sold[product]
  const locationId = places[place]
  if (productId === undefined || locationId === undefined) throw new Error('There is no such shelf.')
  const variantId = (await formsOf(productId))[form]
  if (variantId === undefined) return
  await run(async (transaction) => {
    await holdLevels(transaction, [variantId])
    await recordStock(transaction, [{ variantId, locationId, onHand, reserved }], { reason: 'corrected' })
  })
}

async function use(place: number, active: boolean): Promise<void> {
  const locationId = places[place]
  if (locationId === undefined) throw new Error('There is no such location.')
  await anewWhereCrossed(() => shop.context.get(Locations).update(locationId, { active }, staffActor))
}

type Deed = () => Promise<void>

const anyMove: fc.Arbitrary<Deed> = fc
  .record({
    product: fc.nat({ max: 1 }),
    form: fc.nat({ max: 1 }),
    place: fc.nat({ max: 1 }),
    onHand: fc.integer({ min: -2, max: 2 }),
    reserved: fc.integer({ min: -1, max: 1 }),
  })
  .map((one) => () => move(one))
const anyDeed: fc.Arbitrary<Deed> = fc.oneof(
  { weight: 8, arbitrary: anyMove },
  { weight: 1, arbitrary: fc.nat({ max: 1 }).map((at) => () => exchangeVariant(sold[at] ?? nobody)) },
  { weight: 1, arbitrary: fc.boolean().map((active) => () => use(1, active)) },
)
const nobody = productIdSchema.parse('01980000-0000-7000-8000-0000000000bb')

/** The products of which pieces are left, counted from all levels. */
async function counted(): Promise<string[]> {
  const { rows } = await shop.database.execute(sql`
    select distinct form.product_id as id from ${variants} form
     where form.archived_at is null and ${availableOf(sql`form.id`)} > 0`)
  return rows.map(({ id }) => String(id)).sort()
}

async function listed(stock: 'in' | 'out'): Promise<string[]> {
  const { ids } = await shop.context.get(ProductList).find({ limit: 100, stock })
  return [...ids].sort()
}

describe('whether a product is in stock', () => {
  it('is what all levels together say, whoever did what at the same moment', async () => {
    const rounds = fc.array(fc.array(anyDeed, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 6 })
    await fc.assert(
      fc.asyncProperty(rounds, async (deeds) => {
        for (const together of deeds) {
          await Promise.allSettled(together.map((deed) => deed()))
          const left = await counted()
          expect(await listed('in')).toEqual(left)
          expect(await listed('out')).toEqual(sold.filter((id) => !left.includes(id)).sort())
        }
      }),
      { numRuns: 40 },
    )
  }, 60_000)

  it('is seen by the second of two who sell the last pieces of two variants at once', async () => {
    const [productId] = sold
    if (productId === undefined) throw new Error('Nothing is sold.')
    for (const one of await formsOf(productId)) await exhaust(one)
    const [first, second] = await formsOf(productId)
    const [locationId] = places
    if (!first || !second || !locationId) throw new Error('There is no shelf.')
    const change = (variantId: VariantId, onHand: number) => ({ variantId, locationId, onHand, reserved: 0 })
    await run((transaction) =>
      recordStock(transaction, [change(first, 1), change(second, 1)], { reason: 'received' }),
    )
    expect(await listed('in')).toContain(productId)
    const sell = (variantId: VariantId, sold: () => Promise<void>) =>
      shop.context.get(Transactions).run(async (transaction) => {
        await holdLevels(transaction, [variantId])
        await recordStock(transaction, [change(variantId, -1)], { reason: 'corrected' })
        await sold()
      })
    const firstSold = Promise.withResolvers<void>()
    const goOn = Promise.withResolvers<void>()
    const sales = [
      sell(first, () => {
        firstSold.resolve()
        return goOn.promise
      }),
    ]
    await firstSold.promise
    const secondSale = sell(second, () => Promise.resolve())
    sales.push(secondSale)
    await Promise.race([secondSale, somebodyWaits()])
    goOn.resolve()
    await Promise.all(sales)
    expect(await listed('in')).not.toContain(productId)
  })

  it('goes with the product', async () => {
    const copy = await shop.context.get(ProductChanges).duplicate(sold[0] ?? nobody, staffActor, undefined)
    const [form] = await formsOf(copy)
    const [locationId] = places
    if (!form || !locationId) throw new Error('There is no shelf.')
    await run((transaction) =>
      recordStock(transaction, [{ variantId: form, locationId, onHand: 3, reserved: 0 }], {
        reason: 'received',
      }),
    )
    expect(await listed('in')).toContain(copy)
    await shop.context.get(ProductChanges).remove(copy)
    const { rows } = await shop.database.execute(sql`select 1 from product_stock where product_id = ${copy}`)
    expect(rows).toEqual([])
  })
})

/** Nothing of it is left anywhere. */
async function exhaust(variantId: VariantId): Promise<void> {
  await run(async (transaction) => {
    const levels = await holdLevels(transaction, [variantId])
    const changes = levels.map(({ locationId, onHand, reserved }) => {
      return { variantId, locationId, onHand: -onHand, reserved: -reserved }
    })
    await recordStock(transaction, changes, { reason: 'counted' })
  })
}

/** Until a transaction waits for another one. */
async function somebodyWaits(): Promise<void> {
  const waiting = async () => {
    const { rows } = await shop.database.execute(sql`
      select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`)
    return rows.length
  }
  await expect.poll(waiting, { timeout: 10_000, interval: 20 }).toBeGreaterThan(0)
}
