import { execFile } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { customerIdSchema, type LedgerEvent, ledgerEventIdSchema, sealedReceipt } from '@counterflow/core'
import { eq, sql } from 'drizzle-orm'
import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { type LedgerShop, startLedgerShop, type TillLedger } from '../../../test/till-ledger.js'
import { GapWatch } from '../completeness/gap-watch.js'
import { tillSales } from '../sales/till-sale.table.js'
import { tillShifts } from '../shifts/till-shift.table.js'
import { ledgerEvents } from './ledger.table.js'

let shop: LedgerShop
beforeAll(async () => {
  shop = await startLedgerShop()
})
afterAll(() => shop?.shop.close())

const opened = async (): Promise<TillLedger> => {
  const ledger = await shop.newLedger()
  await ledger.open()
  return ledger
}
const kindsOf = async (ledger: TillLedger) => (await shop.exceptionsOf(ledger)).map(({ kind }) => kind)
const day = (offset = 0) => new Date(Date.now() + offset * 86_400_000).toISOString().slice(0, 10)
const completeness = async (ledger: TillLedger) =>
  z
    .looseObject({
      complete: z.boolean(),
      epochs: z.array(z.looseObject({})),
      days: z.array(z.looseObject({})),
    })
    .parse(
      await shop.ask(
        `/api/v1/registers/${ledger.till.register.id}/completeness?from=${day(-1)}&to=${day(1)}`,
      ),
    )

describe('the completeness of a register', () => {
  it('row 3: says exactly what a device that was wiped took with it, and paper brings it back', async () => {
    const ledger = await opened()
    await ledger.sell([shop.thing(0)])
    await ledger.send()
    expect(await completeness(ledger)).toMatchObject({
      complete: true,
      days: [{ events: 2, tickets: 1, unbroken: true, hashesMatch: true, totalsMatch: true }],
    })
    const lost = await ledger.sell([shop.thing(1)])
    await ledger.sell([shop.thing(1)])
    // The device said that it has four, and sends no more.
    await ledger.send([])
    const successor = await shop.successorOf(ledger)
    await successor.open()
    await successor.send()
    await shop.shop.application.get(GapWatch, { strict: false }).look()
    expect(await completeness(ledger)).toMatchObject({
      complete: false,
      epochs: [
        { epoch: 1, contiguous: 2, promised: 4, gaps: [{ from: 3, to: 4 }] },
        { epoch: 2, gaps: [] },
      ],
    })
    expect(await kindsOf(ledger)).toEqual(['gap'])
    const papers = ledger.events.slice(2).map((event) => sealedReceipt(saleOf(event)) ?? '')
    const forged = papers[0]?.replace(/.(?=:$)/, (sign) => (sign === 'A' ? 'B' : 'A')) ?? ''
    const restored = await shop.post('/api/v1/till/restored-events', {
      papers: [...papers.toReversed(), papers[0], forged, 'CF:?', 'https://example.com'],
    })
    expect(
      z.object({ results: z.array(z.object({ outcome: z.string() })) }).parse(restored.body).results,
    ).toEqual(
      ['restored', 'restored', 'known', 'refused', 'refused', 'refused'].map((outcome) =>
        expect.objectContaining({ outcome }),
      ),
    )
    expect(await shop.orderOf(lost)).toMatchObject({ total: lost.total })
    expect(await completeness(ledger)).toMatchObject({
      complete: true,
      epochs: [{ contiguous: 4, gaps: [] }, {}],
    })
    await shop.shop.application.get(GapWatch, { strict: false }).look()
    expect(await kindsOf(ledger)).toEqual([])
    // Should the device be found after all, nothing is doubled.
    await ledger.send()
    expect(await shop.salesOf(ledger)).toHaveLength(3)
  })

  it('row 22: shows what was written over in the database', async () => {
    const ledger = await opened()
    const ticket = await ledger.sell([shop.thing(0)])
    await ledger.send()
    const total = `"total":${ticket.total}`
    await shop.database
      .update(ledgerEvents)
      .set({ raw: sql`replace(${ledgerEvents.raw}, ${total}, '"total":1')` })
      .where(eq(ledgerEvents.id, ledgerEventIdSchema.parse(ledger.events[1]?.id)))
    expect(await completeness(ledger)).toMatchObject({
      complete: false,
      days: [{ hashesMatch: false, totalsMatch: false }],
    })
  })

  it('holds after somebody was erased, and nothing of them is left', async () => {
    const ledger = await opened()
    const email = `${uuidv7()}@example.com`
    const id = customerIdSchema.parse(uuidv7())
    const name = 'Wonhee Park'
    await ledger.add({ type: 'customer_created', payload: { customerId: id, name, email, phone: null } })
    const ticket = await ledger.sell([shop.thing(0)], { customer: { id, name } })
    await ledger.add({ type: 'receipt_mailed', payload: { saleId: ticket.saleId, email } })
    await ledger.send()
    const erased = await shop.post(`/api/v1/customers/${id}/erasure`, { confirmation: name })
    expect(erased.status).toBeLessThan(300)
    const rows = await shop.database
      .select({ raw: ledgerEvents.raw })
      .from(ledgerEvents)
      .where(eq(ledgerEvents.registerId, ledger.till.register.id))
    expect(JSON.stringify(rows)).not.toMatch(/Wonhee|@example/)
    expect(await completeness(ledger)).toMatchObject({
      complete: true,
      days: [{ events: 4, erased: 3, hashesMatch: true, totalsMatch: true }],
    })
    expect(await ledger.send()).toMatchObject({ contiguous: 4, parked: [] })
  })
})

describe('what was parked', () => {
  it('row 16: is taken over by hand, and amends the shift that was closed meanwhile', async () => {
    const ledger = await opened()
    const ticket = ledger.ticket([shop.thing(0)])
    const forged = await ledger.sealed({ type: 'ticket_completed', payload: { ticket } })
    const unsigned = { ...forged, signature: 'A'.repeat(86) }
    ledger.events.push(forged)
    await ledger.close(50_000 + ticket.total, 50_000 + ticket.total)
    const [opening, , closing] = ledger.events
    expect(await ledger.send([opening, unsigned, closing])).toMatchObject({ contiguous: 3, parked: [] })
    expect(await shop.orderOf(ticket)).toBeUndefined()
    const shift = `/api/v1/shifts/${ledger.shiftId}`
    expect(await shop.ask(shift)).toMatchObject({ tickets: 0, difference: ticket.total, amendedAt: null })
    expect((await kindsOf(ledger)).toSorted()).toEqual(['cash_difference', 'parked'])
    const { items } = z
      .object({ items: z.array(z.object({ id: z.string() })) })
      .parse(await shop.ask(`/api/v1/till/parked-events?registerId=${ledger.till.register.id}`))
    const accept = () =>
      shop.post(`/api/v1/till/parked-events/${items[0]?.id}/accept`, { note: 'The receipt was shown to me.' })
    expect(await accept()).toMatchObject({ status: 200, body: { state: 'accepted' } })
    expect((await accept()).status).toBe(409)
    expect(await shop.orderOf(ticket)).toMatchObject({ total: ticket.total })
    expect(await shop.ask(shift)).toMatchObject({
      tickets: 1,
      difference: 0,
      amendedAt: expect.any(String),
      report: { expectedByTill: 50_000 + ticket.total, received: 3, parked: 0 },
    })
    expect(await kindsOf(ledger)).toEqual([])
    expect(await shop.ask(`${shift}/entries`)).toMatchObject({
      items: [
        { type: 'shift_opened' },
        { type: 'ticket_completed', orderId: ticket.saleId },
        { type: 'shift_closed' },
      ],
      more: false,
    })
  })

  it('and breaks the chain lets what follows go on, once it is set aside', async () => {
    const ledger = await opened()
    const damaged = await ledger.add({ type: 'drawer_opened', payload: { reason: 'no sale' } })
    const ticket = await ledger.sell([shop.thing(0)])
    const broken = { ...damaged, monoMs: 999 }
    expect(await ledger.send([ledger.events[0], broken, ledger.events[2]])).toMatchObject({
      contiguous: 1,
      parked: [2],
    })
    const { items } = z
      .object({ items: z.array(z.object({ id: z.string() })) })
      .parse(await shop.ask(`/api/v1/till/parked-events?registerId=${ledger.till.register.id}`))
    const aside = await shop.post(`/api/v1/till/parked-events/${items[0]?.id}/set-aside`, {
      note: 'No sale.',
    })
    expect(aside).toMatchObject({ status: 200, body: { state: 'set_aside' } })
    expect(await shop.orderOf(ticket)).toBeDefined()
    expect(await ledger.send([])).toMatchObject({ contiguous: 3, parked: [] })
  })
})

describe('what follows from the ledger', () => {
  it('is made anew when it is lost, and told of when it differs', async () => {
    const ledger = await opened()
    const [kept, wrong] = [await ledger.sell([shop.thing(0)]), await ledger.sell([shop.thing(1)])]
    await ledger.send()
    await shop.database.update(tillSales).set({ total: 1 }).where(eq(tillSales.id, wrong.saleId))
    const registerId = ledger.till.register.id
    const reconcile = async () => (await shop.post('/api/v1/till/reconciliations', { registerId })).body
    expect(await reconcile()).toMatchObject({ events: 3, sales: 2, shifts: 1, entered: 0, mismatches: 1 })
    expect(await kindsOf(ledger)).toEqual(['mismatch'])
    await shop.database.update(tillSales).set({ total: wrong.total }).where(eq(tillSales.id, wrong.saleId))
    expect(await reconcile()).toMatchObject({ mismatches: 0 })
    await shop.database
      .update(tillShifts)
      .set({ report: sql`report || '{"sold": 1}'` })
      .where(eq(tillShifts.id, ledger.shiftId))
    expect(await reconcile()).toMatchObject({ mismatches: 1 })
    expect(kept.total).toBeGreaterThan(0)
  })

  it('adds up in the reports, however it is looked at', async () => {
    const ledger = await opened()
    const ticket = await ledger.sell([shop.thing(0), shop.thing(1)])
    await ledger.send()
    const ask = (by: string) =>
      shop.ask(
        `/api/v1/sales-reports?from=${day(-1)}&to=${day(1)}&by=${by}&registerId=${ledger.till.register.id}`,
      )
    for (const by of ['day', 'hour', 'staff', 'register', 'tender']) {
      expect(await ask(by)).toMatchObject({
        rows: [{ tickets: 1, total: ticket.total }],
        totals: { tickets: 1, items: 2, total: ticket.total },
      })
    }
    const products = z
      .looseObject({ rows: z.array(z.looseObject({ total: z.number() })) })
      .parse(await ask('product'))
    expect(products.rows.reduce((sum, { total }) => sum + total, 0)).toBe(ticket.total)
    const file = await shop.ask(`/api/v1/sales-reports/export?from=${day(-1)}&to=${day(1)}&by=register`)
    expect(String(file)).toContain('register,name,tickets')
  })
})

function saleOf(event: LedgerEvent) {
  if (event.type !== 'ticket_completed') throw new Error('It is no sale.')
  return event
}

void [execFile, mkdtemp, rm, tmpdir, path]
