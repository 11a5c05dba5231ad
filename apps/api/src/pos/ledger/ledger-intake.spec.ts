import {
  customerIdSchema,
  hashOf,
  minorUnits,
  orderIdSchema,
  saleIdSchema,
  type Tender,
  tenderIdSchema,
  variantIdSchema,
} from '@counterflow/core'
import { sql } from 'drizzle-orm'
import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type LedgerShop, startLedgerShop } from '../../../test/ledger-shop.js'
import { readSnapshot } from '../../commerce/orders/order-snapshots.js'
import { manualPayments } from '../../commerce/payments/manual/manual-payment.table.js'

let shop: LedgerShop
beforeAll(async () => {
  shop = await startLedgerShop()
})
afterAll(() => shop?.shop.close())

const newTender = () => tenderIdSchema.parse(uuidv7())

describe('a sale of a till', () => {
  it('row 9, 11: is an order that costs what was printed to the unit, and is found by its receipt', async () => {
    const ledger = await shop.openLedger()
    const before = await shop.stockOf(shop.thing(0))
    const ticket = await ledger.sell([shop.thing(0), shop.thing(1)], {
      coin: 100,
      given: { discount: { kind: 'percent', value: 333 }, reason: 'a regular' },
    })
    expect(await ledger.send()).toMatchObject({ contiguous: 2, parked: [], frozen: false })
    expect(await shop.orderOf(ticket)).toMatchObject({
      channel: 'till',
      total: ticket.total,
      rounding: ticket.rounding,
      tax: ticket.tax,
      discount: ticket.discount,
      paymentStatus: 'captured',
      fulfilmentStatus: 'fulfilled',
      outstanding: 0,
    })
    expect(await shop.stockOf(shop.thing(0))).toBe(before - 1)
    const found = await shop.ask(`/api/v1/orders?search=${ticket.receiptNumber.toLowerCase()}`)
    const register = { id: ledger.till.register.id, name: ledger.till.register.name }
    const till = { register, shiftId: ledger.shiftId, cashier: { id: ledger.staffId } }
    const { receiptNumber } = ticket
    const shown = { id: ticket.saleId, receiptNumber, till }
    expect(found).toMatchObject({ items: [shown] })
    expect(await shop.ask(`/api/v1/orders?registerId=${register.id}`)).toMatchObject({ items: [shown] })
    expect(await shop.ask(`/api/v1/orders/${ticket.saleId}`)).toMatchObject({ receiptNumber, till })
    const file = String(await shop.ask(`/api/v1/orders/export?registerId=${register.id}`))
    expect(file.split('\r\n').slice(0, 2)).toEqual([
      expect.stringContaining('channel,receipt_number,register,cashier,'),
      expect.stringContaining(`till,${receiptNumber},${register.name},`),
    ])
  })

  it('row 1 and 2: is one sale, however often and by however many at once it is sent', async () => {
    const ledger = await shop.openLedger()
    await ledger.sell([shop.thing(0)])
    const answers = await Promise.all([ledger.send(), ledger.send(), ledger.send()])
    expect(answers.map(({ contiguous }) => contiguous)).toEqual([2, 2, 2])
    expect(await shop.salesOf(ledger)).toHaveLength(1)
    const held = { registerId: ledger.till.register.id, epoch: 1, contiguous: 2, promised: 2 }
    expect(await shop.ask('/api/v1/till/ledgers')).toMatchObject({ items: expect.arrayContaining([held]) })
  })

  it('row 5: that comes before what precedes it waits, and is entered in its turn', async () => {
    const ledger = await shop.openLedger()
    const ticket = await ledger.sell([shop.thing(0)])
    const [opening, sale] = ledger.events
    expect(await ledger.send([sale])).toMatchObject({ contiguous: 0, parked: [] })
    expect(await shop.orderOf(ticket)).toBeUndefined()
    expect(await ledger.send([opening])).toMatchObject({ contiguous: 2 })
    expect(await shop.orderOf(ticket)).toBeDefined()
  })

  it('row 6: that cannot be read is kept, and holds up no other', async () => {
    const ledger = await shop.openLedger()
    const drawer = await ledger.sealed({ type: 'drawer_opened', payload: { reason: 'x' } })
    const { signature: _, hash: __, ...unsigned } = drawer
    const newer = { ...unsigned, type: 'hologram_shown', payload: { deep: [1, 2] } }
    const hash = hashOf(newer)
    const strange = { ...newer, hash, signature: await ledger.till.sign(hash) }
    const next = await ledger.sealed(
      { type: 'drawer_opened', payload: { reason: 'next' } },
      { ...ledger.head, seq: drawer.seq, hash },
    )
    const batch = [...ledger.events, strange, next, 'nonsense', { id: 7 }]
    expect(await ledger.send(batch)).toMatchObject({ contiguous: 3 })
    expect(await ledger.send(batch)).toMatchObject({ contiguous: 3 })
    const parked = await shop.ask(`/api/v1/till/parked-events?registerId=${ledger.till.register.id}`)
    expect(parked).toMatchObject({ items: Array(3).fill({ why: 'unreadable', state: 'open' }) })
    expect(await shop.kindsOf(ledger)).toEqual(['parked', 'parked', 'parked'])
  })

  it('row 7 and 8: stands at the price and tax that were printed, and what differs is told once', async () => {
    const ledger = await shop.openLedger()
    const old = { ...shop.thing(0), unitPrice: shop.thing(0).unitPrice - 500 }
    const taxRule = { ratesBasisPoints: [800], included: true }
    const tickets = [await ledger.sell([old], { taxRule }), await ledger.sell([old], { taxRule })]
    await ledger.send()
    for (const ticket of tickets) expect(await shop.orderOf(ticket)).toMatchObject({ total: ticket.total })
    const raised = await shop.exceptionsOf(ledger)
    expect(raised.map(({ kind, times }) => [kind, times]).sort()).toEqual([
      ['price_drift', 2],
      ['tax_drift', 2],
    ])
    const drift = raised.find(({ kind }) => kind === 'price_drift')
    expect(drift?.details).toMatchObject({ printed: old.unitPrice, current: shop.thing(0).unitPrice })
    const settle = (version: number) =>
      shop.post(`/api/v1/till/exceptions/${drift?.id}/settle`, { version, note: 'Old label.' })
    expect(await settle(drift?.version ?? 0)).toMatchObject({ status: 200, body: { state: 'done' } })
    expect((await settle(drift?.version ?? 0)).status).toBe(409)
    await ledger.sell([old], { taxRule })
    await ledger.send()
    expect(await shop.kindsOf(ledger)).toContain('price_drift')
  })

  it('row 10: takes what is not there, and somebody hears of it', async () => {
    const ledger = await shop.openLedger()
    const left = await shop.stockOf(shop.thing(2))
    await ledger.sell([shop.thing(2)], { quantity: left + 3 })
    await ledger.send()
    expect(await shop.stockOf(shop.thing(2))).toBe(-3)
    const [raised] = await shop.exceptionsOf(ledger)
    expect(raised).toMatchObject({ kind: 'oversell', details: { onHand: -3 } })
  })

  it('sells what is in no catalogue any more, and never was', async () => {
    const ledger = await shop.openLedger()
    const unknown = { ...shop.thing(0), variantId: variantIdSchema.parse(uuidv7()) }
    await ledger.sell([{ variantId: null, productId: null, title: 'Engraving', unitPrice: 3_000 }, unknown])
    await ledger.send()
    const [sale] = await shop.salesOf(ledger)
    expect(sale?.sold).toBe(3_000 + unknown.unitPrice)
    expect(await shop.kindsOf(ledger)).toEqual(['unknown_product'])
  })
})

describe('money that is not settled', () => {
  it('row 14: is owed until the till says how it went with the card', async () => {
    const ledger = await shop.openLedger()
    const [paid, lost] = [newTender(), newTender()]
    const card = (tenderId: Tender['tenderId']) => (amount: number) => [
      {
        kind: 'external_card' as const,
        tenderId,
        amount: minorUnits(amount),
        provider: 'square',
        state: 'unknown' as const,
        reference: null,
      },
    ]
    const first = await ledger.sell([shop.thing(0)], { tenders: card(paid) })
    const second = await ledger.sell([shop.thing(0)], { tenders: card(lost) })
    await ledger.send()
    expect(await shop.orderOf(first)).toMatchObject({ outstanding: first.total, paymentStatus: 'pending' })
    expect(await shop.kindsOf(ledger)).toEqual(['tender_unknown', 'tender_unknown'])
    const resolve = (saleId: typeof first.saleId, tenderId: typeof paid, outcome: 'paid' | 'not_paid') =>
      ledger.add({ type: 'tender_resolved', payload: { saleId, tenderId, outcome, reference: null } })
    await resolve(first.saleId, paid, 'paid')
    await resolve(second.saleId, lost, 'not_paid')
    await ledger.send()
    expect(await shop.orderOf(first)).toMatchObject({ outstanding: 0, paymentStatus: 'captured' })
    expect(await shop.orderOf(second)).toMatchObject({ outstanding: second.total })
    const payments = await shop.database
      .select()
      .from(manualPayments)
      .where(sql`${manualPayments.orderId} = ${second.saleId}`)
    expect(payments).toMatchObject([{ method: 'on_account', status: 'pending' }])
    expect(await shop.kindsOf(ledger)).toEqual([])
  })
})

describe('what else a till tells', () => {
  it('row 21: makes a customer of its own, also where somebody has the same address', async () => {
    const ledger = await shop.openLedger()
    const made = async (email: string) => {
      const customerId = customerIdSchema.parse(uuidv7())
      const payload = { customerId, name: 'Nari Cho', email, phone: null }
      await ledger.add({ type: 'customer_created', payload })
      return { id: customerId, name: 'Nari Cho' }
    }
    const email = `${uuidv7()}@example.com`
    const [one, two] = [await made(email), await made(email)]
    const ticket = await ledger.sell([shop.thing(0)], { customer: two })
    await ledger.send()
    expect(await shop.orderOf(ticket)).toMatchObject({ customerId: two.id })
    const { rows } = await shop.database.execute(sql`
      select payload -> 'order' as told from events where subject_id = ${ticket.saleId} and type = 'order.fulfilled'`)
    const there = await readSnapshot(shop.database, orderIdSchema.parse(ticket.saleId), 'en')
    expect(rows).toEqual([{ told: there }])
    const [raised] = await shop.exceptionsOf(ledger)
    expect(raised).toMatchObject({
      kind: 'duplicate_customer',
      customerId: two.id,
      details: { otherId: one.id, by: 'email' },
    })
  })

  it('what was noted on a line stands on the line of its order', async () => {
    const ledger = await shop.openLedger()
    const ticket = await ledger.sell([shop.thing(0)], { lineNote: 'engrave: M' })
    await ledger.send()
    expect(await shop.ask(`/api/v1/orders/${ticket.saleId}`)).toMatchObject({
      note: null,
      snapshot: { lines: [{ note: 'engrave: M' }] },
    })
  })

  it('a cart that is paid later becomes a draft, and a receipt goes out as a mail, each once', async () => {
    const ledger = await shop.openLedger()
    const ticket = await ledger.sell([shop.thing(0)], { lineNote: 'in blue' })
    const {
      saleId: _,
      receiptNumber: __,
      returns: _r,
      returned: _t,
      rounding: _o,
      total: _a,
      tenders: _n,
      ...rest
    } = ticket
    const draftId = saleIdSchema.parse(uuidv7())
    await ledger.add({
      type: 'order_drafted',
      payload: { draft: { ...rest, draftId, invoiceEmail: 'later@example.com' } },
    })
    const email = `${uuidv7()}@example.com`
    await ledger.add({ type: 'receipt_mailed', payload: { saleId: ticket.saleId, email } })
    await ledger.send()
    await ledger.send()
    expect(await shop.ask(`/api/v1/drafts/${draftId}`)).toMatchObject({
      price: { total: { amount: ticket.goods } },
      content: { email: 'later@example.com', note: expect.stringMatching(/: in blue$/) },
    })
    const { rows } = await shop.database.execute(sql`select subject from mails where ${email} = any("to")`)
    expect(rows).toMatchObject([{ subject: expect.stringContaining(ticket.receiptNumber) }])
  })

  it('a wrong clock is told of, and decides nothing', async () => {
    const ledger = await shop.newLedger()
    ledger.clock = -90 * 60_000
    await ledger.open()
    const ticket = await ledger.sell([shop.thing(0)])
    await ledger.send()
    const order = await shop.orderOf(ticket)
    expect(Math.abs((order?.placedAt.getTime() ?? 0) - Date.now())).toBeLessThan(60_000)
    const [sale] = await shop.salesOf(ledger)
    expect((sale?.receivedAt.getTime() ?? 0) - (sale?.eventAt.getTime() ?? 0)).toBeGreaterThan(89 * 60_000)
    expect(await shop.kindsOf(ledger)).toEqual(['clock'])
  })
})
