import { type LocationId, locationIdSchema, type VariantId } from '@counterflow/core'
import { asc, eq } from 'drizzle-orm'
import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import {
  type CommerceApplication,
  dripperSku,
  kettleSku,
  placeOrder,
  staffActor,
  startCommerce,
  stockShelves,
} from '../../../test/commerce-application.js'
import { events } from '../../platform/events/event.table.js'
import { locationRoutes } from '../locations/locations.contract.js'
import { Locations } from '../locations/locations.js'
import { variants } from '../products/product.table.js'
import { ProductIndexRepair } from '../products/product-index-repair.js'
import { stockItemSchema, stockRoutes } from './stock.contract.js'
import { stockLevels, stockMovements } from './stock.table.js'
import { StockChanges } from './stock-changes.js'
import { StockCount } from './stock-count.js'
import { StockHistory } from './stock-history.js'
import { StockList } from './stock-list.js'
import { StockThresholds } from './stock-thresholds.js'

let shop: CommerceApplication
let places: { shelf: LocationId; warehouse: LocationId }
let ids: { dripper: VariantId; kettle: VariantId }

beforeAll(async () => {
  shop = await startCommerce()
  const [shelf, warehouse] = await stockShelves(shop.database)
  const rows = await shop.database.select().from(variants).orderBy(asc(variants.sku))
  const [dripper, kettle] = rows.map(({ id }) => id)
  if (!shelf || !warehouse || !dripper || !kettle) throw new Error('The shelves are empty.')
  places = { shelf, warehouse }
  ids = { dripper, kettle }
})
afterAll(() => shop?.close())
beforeEach(async () => {
  await shop.database.delete(stockMovements)
  await shop.database.delete(stockLevels)
})

const changes = () => shop.context.get(StockChanges)
// What is answered is what the contract says, to the last field.
const list = async (query: Partial<Parameters<StockList['page']>[0]> = {}) =>
  stockRoutes.list.response.parse(await shop.context.get(StockList).page({ limit: 30, ...query }))
const item = async (variantId = ids.kettle) =>
  stockItemSchema.parse(await shop.context.get(StockList).item(variantId))
const history = async (variantId = ids.kettle) =>
  stockRoutes.history.response.parse(await shop.context.get(StockHistory).page(variantId, { limit: 30 }))
const line = (quantity: number, sku: string = kettleSku) => ({ variant: { sku }, change: quantity })

const receive = (quantity: number, locationId = places.shelf, sku: string = kettleSku) =>
  changes().adjust({ locationId, reason: 'received', lines: [line(quantity, sku)] }, staffActor, undefined)
const transfer = (quantity: number) => {
  const ends = { fromLocationId: places.shelf, toLocationId: places.warehouse }
  return changes().transfer(
    { ...ends, lines: [{ variant: { sku: kettleSku }, quantity }] },
    staffActor,
    undefined,
  )
}
const count = (
  lines: { variant: { sku: string }; counted: number; expected?: number }[],
  options: { dryRun?: boolean } = {},
) =>
  shop.context
    .get(StockCount)
    .take(
      { locationId: places.shelf, reason: 'counted', dryRun: options.dryRun ?? false, lines },
      staffActor,
      undefined,
    )

describe('a change by a person', () => {
  it('says who, why and how many, and is told as an event', async () => {
    const { changeId, levels } = await receive(12)
    const level = { variantId: ids.kettle, locationId: places.shelf, onHand: 12, reserved: 0, available: 12 }
    expect(levels).toEqual([level])
    const { items } = await history()
    expect(items).toMatchObject([
      { changeId, reason: 'received', onHand: 12, actor: { name: 'Minji Seo' }, undoable: true },
    ])
    const told = await shop.database.select().from(events).where(eq(events.subjectId, changeId))
    expect(told).toMatchObject([{ type: 'stock.changed', payload: { pieces: 12, reason: 'received' } }])
  })

  it('takes away no more than lies there, and names the lines', async () => {
    await receive(2)
    const both = { locationId: places.shelf, reason: 'damaged' as const, lines: [line(-1), line(-2)] }
    await expect(changes().adjust(both, staffActor, undefined)).rejects.toMatchObject({
      type: 'stock-below-zero',
      errors: [{ path: '/lines/1' }],
    })
    expect(await item()).toMatchObject({ onHand: 2 })
  })

  it('happens once for one Idempotency-Key', async () => {
    const request = { key: 'k', principal: 'staff:1', operationId: 'adjustStock', fingerprint: 'a' }
    const body = { locationId: places.shelf, reason: 'found' as const, lines: [line(3)] }
    const receipts = await Promise.all([1, 2, 3].map(() => changes().adjust(body, staffActor, request)))
    expect(new Set(receipts.map(({ changeId }) => changeId)).size).toBe(1)
    expect(await item()).toMatchObject({ onHand: 3 })
  })

  it('names variants and locations that do not exist or are not counted', async () => {
    const body = { locationId: places.shelf, reason: 'found' as const, lines: [line(1), line(1, 'NOPE')] }
    const asked = (change: object) => changes().adjust({ ...body, ...change }, staffActor, undefined)
    await expect(asked({})).rejects.toMatchObject({ type: 'unknown-variant' })
    const elsewhere = { locationId: locationIdSchema.parse(uuidv7()), lines: [line(1)] }
    await expect(asked(elsewhere)).rejects.toMatchObject({ errors: [{ path: '/locationId' }] })
    await shop.database.update(variants).set({ tracked: false }).where(eq(variants.id, ids.kettle))
    await expect(asked({ lines: [line(1)] })).rejects.toMatchObject({ type: 'untracked-variant' })
    await shop.database.update(variants).set({ tracked: true })
  })

  it('is taken back once, by opposite movements', async () => {
    await receive(5)
    const { changeId } = await transfer(2)
    const undone = await Promise.all([1, 2, 3].map(() => changes().undo(changeId, staffActor)))
    expect(new Set(undone.map((receipt) => receipt.changeId)).size).toBe(1)
    expect((await item()).levels.map(({ onHand }) => onHand)).toEqual([5, 0])
    const { items } = await history()
    expect(items.map(({ reason, undoable }) => [reason, undoable])).toEqual([
      ['undone', false],
      ['undone', false],
      ['transferred', false],
      ['transferred', false],
      ['received', true],
    ])
    const [last] = items
    await expect(changes().undo(last?.changeId ?? '', staffActor)).rejects.toMatchObject({
      type: 'stock-not-undoable',
    })
  })
})

describe('a transfer', () => {
  it('moves what nobody is promised, and no more', async () => {
    await receive(5)
    await placeOrder(shop, { lines: [{ variant: { sku: kettleSku }, quantity: 3 }] })
    await expect(transfer(3)).rejects.toMatchObject({ type: 'out-of-stock', status: 409 })
    await transfer(2)
    expect((await item()).levels.map(({ onHand, available }) => [onHand, available])).toEqual([
      [3, 0],
      [2, 2],
    ])
  })
})

describe('a count', () => {
  it('in a dry run says line by line what it would do, and does nothing', async () => {
    await receive(5)
    const lines = [
      { variant: { sku: kettleSku }, counted: 7 },
      { variant: { sku: 'NOPE' }, counted: 1 },
      { variant: { sku: kettleSku }, counted: 8 },
      { variant: { sku: dripperSku }, counted: 1, expected: 4 },
    ]
    const { receipt, lines: found } = await count(lines, { dryRun: true })
    expect(receipt).toBeNull()
    expect(found.map(({ sku, before, after, problem }) => [sku, before, after, problem])).toEqual([
      [kettleSku, 5, 7, null],
      ['NOPE', null, 1, 'unknown'],
      [kettleSku, 5, 8, 'repeated'],
      [dripperSku, 0, 1, 'changed'],
    ])
    await expect(count(lines)).rejects.toMatchObject({
      type: 'bad-count-lines',
      errors: [{ path: '/lines/1' }, { path: '/lines/2' }],
    })
    expect(await item()).toMatchObject({ onHand: 5 })
  })

  it('sets what lies there, unless it changed since', async () => {
    await receive(5)
    await count([{ variant: { sku: kettleSku }, counted: 3, expected: 5 }])
    expect(await item()).toMatchObject({ onHand: 3 })
    const late = [{ variant: { sku: kettleSku }, counted: 9, expected: 5 }]
    await expect(count(late)).rejects.toMatchObject({ type: 'stock-changed', status: 409 })
    expect(await item()).toMatchObject({ onHand: 3 })
  })
})

describe('the list', () => {
  const skus = async (query: Parameters<typeof list>[0]) => (await list(query)).items.map(({ sku }) => sku)

  it('finds by title, SKU, state and place, and pages', async () => {
    await receive(20)
    await receive(3, places.warehouse, dripperSku)
    await shop.context.get(ProductIndexRepair).sweep()
    expect(await skus({ search: '한국어' })).toEqual([dripperSku, kettleSku])
    expect(await skus({ search: 'kettle-0' })).toEqual([kettleSku])
    expect(await skus({ search: '한국어 kettle' })).toEqual([kettleSku])
    expect(await skus({ state: 'low' })).toEqual([dripperSku])
    expect(await skus({ state: 'out' })).toEqual([])
    expect(await skus({ locationId: places.shelf })).toEqual([kettleSku])
    const first = await list({ limit: 1 })
    const second = await list({ limit: 1, cursor: first.nextCursor ?? '' })
    expect([...first.items, ...second.items].map(({ sku, state }) => [sku, state])).toEqual([
      [dripperSku, 'low'],
      [kettleSku, 'in_stock'],
    ])
  })

  it("goes by the variant's threshold, else by the shop's", async () => {
    await receive(4)
    const thresholds = shop.context.get(StockThresholds)
    expect(await item()).toMatchObject({ state: 'low', lowAt: 5, threshold: null })
    expect(await thresholds.set(ids.kettle, 3, staffActor)).toMatchObject({ state: 'in_stock', lowAt: 3 })
    expect(await thresholds.set(ids.kettle, null, staffActor)).toMatchObject({ state: 'low' })
    await thresholds.setOfShop(null, staffActor)
    expect(await thresholds.ofShop()).toBeNull()
    expect(await item()).toMatchObject({ state: 'in_stock', lowAt: null })
    expect(await skus({ state: 'low' })).toEqual([dripperSku])
    await thresholds.setOfShop(5, staffActor)
  })
})

describe('a location', () => {
  const name = { en: 'Stall', ko: '노점', ja: '屋台' }

  it('is added, comes first when that is wanted, and closes only when nothing lies there', async () => {
    const locations = shop.context.get(Locations)
    const stall = await locations.create({ name }, staffActor, undefined)
    const stallId = locationIdSchema.parse(stall.id)
    expect(locationRoutes.list.response.parse({ items: await locations.list() }).items.at(-1)).toMatchObject({
      id: stallId,
      pickup: false,
      empty: true,
    })
    await locations.arrange([stallId], staffActor)
    expect((await locations.list())[0]?.id).toBe(stallId)

    const { changeId } = await receive(1, stallId)
    const close = (locationId: LocationId) => locations.update(locationId, { active: false }, staffActor)
    await expect(close(stallId)).rejects.toMatchObject({ type: 'location-not-empty', status: 409 })
    await changes().undo(changeId, staffActor)
    expect(await close(stallId)).toMatchObject({ active: false })
    await expect(receive(1, stallId)).rejects.toMatchObject({ type: 'invalid-input' })

    const closing = await Promise.allSettled([close(places.shelf), close(places.warehouse)])
    const refused = closing.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason.type] : []))
    expect(refused).toEqual(['last-location'])
  })
})
