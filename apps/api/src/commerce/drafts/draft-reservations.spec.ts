import { orderIdSchema, type VariantId } from '@counterflow/core'
import { eq, inArray, sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  type CommerceApplication,
  dripperSku,
  eventTypes,
  staffActor,
  startCommerce,
  stockShelves,
} from '../../../test/commerce-application.js'
import { failOnce } from '../../../test/fail-once.js'
import { Transactions } from '../../platform/database/transactions.js'
import { recordStock } from '../inventory/stock-books.js'
import { StockHistory } from '../inventory/stock-history.js'
import { variants } from '../products/product.table.js'
import { drafts } from './draft.table.js'
import { DraftCompletion } from './draft-completion.js'
import { draftContentSchema } from './draft-content.js'
import { DraftReservations } from './draft-reservations.js'
import { DraftView } from './draft-view.js'
import { Drafts } from './drafts.js'

let shop: CommerceApplication
let dripper: VariantId
beforeAll(async () => {
  shop = await startCommerce()
  const [locationId] = await stockShelves(shop.database)
  const [variant] = await shop.database.select().from(variants).where(eq(variants.sku, dripperSku))
  if (locationId === undefined || variant === undefined) throw new Error('The shelves are empty.')
  dripper = variant.id
  const change = { variantId: dripper, locationId, onHand: 5, reserved: 0 }
  await shop.context
    .get(Transactions)
    .run((transaction) => recordStock(transaction, [change], { reason: 'received' }))
})
afterAll(() => shop?.close())

const content = (quantity: number) => draftContentSchema.parse({ lines: [{ variantId: dripper, quantity }] })
const service = () => shop.context.get(DraftReservations)
const create = (quantity: number) => shop.context.get(Drafts).create(content(quantity), undefined)
const show = async (draftId: string) =>
  shop.context.get(DraftView).show(shop.database, await shop.context.get(Drafts).read(draftId))
const tomorrow = () => new Date(Date.now() + 24 * 3_600_000)
const hold = (draftId: string, changes: object = {}) =>
  service().set(draftId, {
    version: 1,
    until: tomorrow(),
    allowOversell: false,
    actor: staffActor,
    ...changes,
  })
async function reserved(): Promise<unknown> {
  const { rows } = await shop.database.execute(
    sql`select sum(reserved)::int as pieces from stock_levels where variant_id = ${dripper}`,
  )
  return rows[0]?.pieces
}

describe('stock that is held for a draft', () => {
  it('is promised to nobody else, follows the draft, and is given up when somebody says so', async () => {
    const draftId = await create(3)
    await hold(draftId)
    expect(await show(draftId)).toMatchObject({ reservation: { pieces: 3 }, version: 1 })
    expect(await reserved()).toBe(3)
    const other = await create(3)
    await expect(hold(other)).rejects.toMatchObject({ type: 'out-of-stock', status: 409 })

    const replace = (version: number, quantity: number) =>
      shop.context.get(Drafts).replace(draftId, version, content(quantity))
    await replace(1, 2)
    expect(await reserved()).toBe(2)
    await expect(replace(2, 6)).rejects.toMatchObject({ type: 'out-of-stock' })
    expect(await reserved()).toBe(2)

    await hold(draftId, { version: 2, until: null })
    expect(await reserved()).toBe(0)
    expect((await show(draftId)).reservation).toBeNull()
    const { items } = await shop.context.get(StockHistory).page(dripper, { limit: 10 })
    expect(items[0]).toMatchObject({ reason: 'released', reserved: -2, note: 'D1', undoable: false })
  })

  it('is given up once its date has passed, and when the draft is thrown away', async () => {
    const draftId = await create(2)
    await hold(draftId)
    await service().sweep()
    expect(await reserved()).toBe(2)
    await shop.database
      .update(drafts)
      .set({ reservedUntil: new Date(Date.now() - 1_000) })
      .where(eq(drafts.id, draftId))
    await Promise.all([service().sweep(), service().sweep()])
    expect(await reserved()).toBe(0)
    const types = await eventTypes(shop, draftId)
    expect(types).toEqual(['draft.created', 'draft.stock_held', 'draft.stock_released'])

    await hold(draftId)
    await shop.context.get(Drafts).remove(draftId)
    expect(await reserved()).toBe(0)
  })

  it.each([
    ['fails', '23514', 1],
    ['gives way to somebody who changes the same', '40P01', 0],
  ])('is given up for each draft by itself: one that %s holds no other back', async (_, code, left) => {
    const held = [await create(1), await create(1)]
    for (const draftId of held) await hold(draftId)
    await shop.database
      .update(drafts)
      .set({ reservedUntil: new Date(Date.now() - 1_000) })
      .where(inArray(drafts.id, held))
    const when = `old.id = '${held[0]}' and new.reserved_until is null`
    const mend = await failOnce(shop.database, { deed: 'update', table: 'drafts', when, code })
    await Promise.allSettled([service().sweep()]).finally(mend)
    expect(await reserved()).toBe(left)
    await service().sweep()
    expect(await reserved()).toBe(0)
  })

  it('becomes that of the order, even when nothing else is left', async () => {
    const draftId = await create(5)
    await hold(draftId)
    const body = { version: 1, method: 'bank_transfer', paid: true, allowOversell: false }
    await shop.context.get(DraftCompletion).byHand(draftId, body, staffActor, undefined)
    expect(await reserved()).toBe(5)
    const draft = await show(draftId)
    expect(draft.reservation).toBeNull()
    expect(orderIdSchema.safeParse(draft.orderId).success).toBe(true)
  })

  it('cannot be held until yesterday, nor for ever', async () => {
    const draftId = await create(1)
    const invalid = { type: 'invalid-input', status: 422 }
    await expect(hold(draftId, { until: new Date(0) })).rejects.toMatchObject(invalid)
    await expect(hold(draftId, { until: new Date('2999-01-01') })).rejects.toMatchObject(invalid)
  })
})
