import { randomUUID } from 'node:crypto'
import { minorUnits, type Ticket, tenderIdSchema } from '@counterflow/core'
import { eq, sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { inCash, returnOf, type SoldThing, TillLedger } from '../../../test/till-ledger.js'
import { startTillShop, type TillShop } from '../../../test/till-shop.js'
import { stockLevels } from '../../commerce/inventory/stock.table.js'
import { orders } from '../../commerce/orders/order.table.js'
import { products, variants } from '../../commerce/products/product.table.js'
import { staff } from '../../identity/staff/staff.table.js'
import { DATABASE, type Database } from '../../platform/database/database.js'
import { tillExceptions } from '../exceptions/till-exception.table.js'
import { tillSales } from '../sales/till-sale.table.js'
import { ledgerEvents } from './ledger.table.js'

let shop: TillShop
let database: Database
let things: SoldThing[]
let cashier: TillLedger['staffId']
let codes = 0

beforeAll(async () => {
  shop = await startTillShop()
  database = shop.application.get<Database>(DATABASE)
  const rows = await database
    .select({ variant: variants, product: products })
    .from(variants)
    .innerJoin(products, eq(products.id, variants.productId))
    .where(eq(variants.tracked, true))
    .limit(3)
  things = rows.map(({ variant, product }) => ({
    variantId: variant.id,
    productId: product.id,
    title: product.title.en,
    unitPrice: variant.price,
  }))
  const [person] = await database.select().from(staff).limit(1)
  cashier = z.custom<TillLedger['staffId']>().parse(person?.id)
})
afterAll(() => shop?.close())

async function newLedger(): Promise<TillLedger> {
  codes += 1
  const registerId = await shop.makeRegister(`T${codes}`)
  return new TillLedger(shop, await shop.enrol(registerId), cashier)
}

const orderOf = async (ticket: Ticket) => {
  const [order] = await database.select().from(orders).where(sql`${orders.id} = ${ticket.saleId}`)
  return order
}
const stockOf = async ({ variantId }: SoldThing) => {
  const [level] = await database
    .select()
    .from(stockLevels)
    .where(sql`${stockLevels.variantId} = ${variantId} and ${stockLevels.locationId} = ${shop.locationId}`)
  return level?.onHand ?? 0
}
const salesOf = async (ledger: TillLedger) =>
  database.select().from(tillSales).where(eq(tillSales.registerId, ledger.till.register.id))
const exceptionsOf = async (ledger: TillLedger) =>
  database.select().from(tillExceptions).where(eq(tillExceptions.registerId, ledger.till.register.id))

const [first, second] = [0, 1]
const thing = (index: number): SoldThing => {
  const found = things[index]
  if (found === undefined) throw new Error('The demo shop sells too little.')
  return found
}

describe('a sale of a till', () => {
  it('is an order that is paid, fulfilled and costs what was printed, and its goods are gone', async () => {
    const ledger = await newLedger()
    const before = await stockOf(thing(first))
    await ledger.open()
    const ticket = await ledger.sell([thing(first), thing(second)], { coin: 100 })
    const answer = await ledger.send()
    expect(answer).toMatchObject({ contiguous: 2, parked: [], frozen: false })
    expect(await orderOf(ticket)).toMatchObject({
      channel: 'till',
      total: ticket.total,
      rounding: ticket.rounding,
      tax: ticket.tax,
      paymentStatus: 'captured',
      fulfilmentStatus: 'fulfilled',
      outstanding: 0,
      receiptNumber: ticket.receiptNumber,
    })
    expect(await stockOf(thing(first))).toBe(before - 1)
    const shown = await shop.send(shop.owner, 'GET', `/api/v1/orders/${ticket.saleId}`)
    expect(shown.status).toBe(200)
    const found = await shop.send(shop.owner, 'GET', `/api/v1/orders?search=${ticket.receiptNumber}`)
    expect(found.body).toMatchObject({ items: [{ id: ticket.saleId }] })
  })

  it('row 1 and 2: is one sale however often, and by however many at once, it is sent', async () => {
    const ledger = await newLedger()
    await ledger.open()
    await ledger.sell([thing(first)])
    const answers = await Promise.all([ledger.send(), ledger.send(), ledger.send()])
    expect(answers.map(({ contiguous }) => contiguous)).toEqual([2, 2, 2])
    await ledger.send()
    expect(await salesOf(ledger)).toHaveLength(1)
  })

  it('row 6: that cannot be read is kept, and holds up no other', async () => {
    const ledger = await newLedger()
    await ledger.open()
    const strange = await ledger.sealed({ type: 'drawer_opened', payload: { reason: 'x' } })
    const newer = await resigned(ledger, { ...strange, type: 'hologram_shown', payload: { deep: [1, 2] } })
    ledger.events.push(newer as never)
    const ticket = await ledger.sell([thing(first)])
    const answer = await ledger.send([...ledger.events, 'nonsense', { id: 7 }])
    expect(answer.contiguous).toBe(3)
    expect(await orderOf(ticket)).toBeDefined()
    const parked = await shop.send(
      shop.owner,
      'GET',
      `/api/v1/till/parked-events?registerId=${ledger.till.register.id}`,
    )
    expect(parked.body).toMatchObject({
      items: [{ why: 'unreadable' }, { why: 'unreadable' }, { why: 'unreadable' }],
    })
    expect((await ledger.send([...ledger.events, 'nonsense'])).contiguous).toBe(3)
    expect((await exceptionsOf(ledger)).filter(({ kind }) => kind === 'parked')).toHaveLength(3)
  })

  it('that returns goods gives their money back on their own order, and they lie there again', async () => {
    const ledger = await newLedger()
    await ledger.open()
    const sold = await ledger.sell([thing(first), thing(second)])
    const before = await stockOf(thing(first))
    const back = await ledger.sell([], { returns: [returnOf(sold)] })
    await ledger.send()
    expect(back.total).toBe(-thing(first).unitPrice)
    expect(await orderOf(back)).toBeUndefined()
    expect(await orderOf(sold)).toMatchObject({ paymentStatus: 'partially_refunded', outstanding: 0 })
    expect(await stockOf(thing(first))).toBe(before)
  })

  it('that exchanges goods is an order which those that came back have paid for', async () => {
    const ledger = await newLedger()
    await ledger.open()
    const sold = await ledger.sell([thing(first)])
    const exchange = await ledger.sell([thing(second)], { returns: [returnOf(sold)] })
    const void_ = await ledger.sell([thing(second)])
    await ledger.add({ type: 'ticket_voided', payload: { saleId: void_.saleId, reason: 'wrong size' } })
    await ledger.send()
    expect(await orderOf(exchange)).toMatchObject({
      total: exchange.goods,
      outstanding: 0,
      paymentStatus: 'captured',
    })
    expect(await orderOf(void_)).toMatchObject({
      paymentStatus: 'refunded',
      outstanding: 0,
      cancelReason: 'staff',
    })
    const sales = await salesOf(ledger)
    expect(sales.map(({ total }) => total).reduce((sum, total) => sum + total, 0)).toBe(
      sold.total + exchange.total + void_.total,
    )
  })
})

/** The same event, hashed and signed as its till would have, whatever is in it. */
async function resigned(ledger: TillLedger, event: object) {
  const { hashOf } = await import('@counterflow/core')
  const hash = hashOf(event)
  return { ...event, hash, signature: await ledger.till.sign(hash) }
}

void [randomUUID, minorUnits, tenderIdSchema, inCash, ledgerEvents]
