import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { customerIdSchema, ledgerEventIdSchema, sealedReceipt } from '@counterflow/core'
import { eq, sql } from 'drizzle-orm'
import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { dayFromNow, type LedgerShop, startLedgerShop } from '../../../test/ledger-shop.js'
import { generator, saleOf } from '../../../test/till-ledger.js'
import { startTillApplication } from '../../../test/till-shop.js'
import { openArchive } from '../../platform/backup/read-archive.js'
import { restoreBackup } from '../../platform/backup/restore-backup.js'
import { writeBackup } from '../../platform/backup/write-backup.js'
import { DATABASE, type Database } from '../../platform/database/database.js'
import { createDisposableDatabase } from '../../platform/database/embedded/disposable-database.js'
import { GapWatch } from '../completeness/gap-watch.js'
import { tillSales } from '../sales/till-sale.table.js'
import { tillShifts } from '../shifts/till-shift.table.js'
import { ledgerEvents } from './ledger.table.js'

const migrations = path.resolve(import.meta.dirname, '../../../drizzle')

let shop: LedgerShop
beforeAll(async () => {
  shop = await startLedgerShop()
})
afterAll(() => shop?.shop.close())

describe('the completeness of a register', () => {
  it('row 3: says exactly what a device that was wiped took with it, and paper brings it back', async () => {
    const ledger = await shop.openLedger()
    await ledger.sell([shop.thing(0)])
    await ledger.send()
    expect(await shop.completenessOf(ledger)).toMatchObject({
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
    expect(await shop.completenessOf(ledger)).toMatchObject({
      complete: false,
      epochs: [
        { epoch: 1, contiguous: 2, promised: 4, gaps: [{ from: 3, to: 4 }] },
        { epoch: 2, gaps: [] },
      ],
    })
    expect(await shop.kindsOf(ledger)).toEqual(['gap'])
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
    expect(await shop.completenessOf(ledger)).toMatchObject({
      complete: true,
      epochs: [{ contiguous: 4, gaps: [] }, {}],
    })
    await shop.shop.application.get(GapWatch, { strict: false }).look()
    expect(await shop.kindsOf(ledger)).toEqual([])
    // Should the device be found after all, nothing is doubled.
    await ledger.send()
    expect(await shop.salesOf(ledger)).toHaveLength(3)
  })

  it('row 22: shows what was written over in the database', async () => {
    const ledger = await shop.openLedger()
    const ticket = await ledger.sell([shop.thing(0)])
    await ledger.send()
    const total = `"total":${ticket.total}`
    await shop.database
      .update(ledgerEvents)
      .set({ raw: sql`replace(${ledgerEvents.raw}, ${total}, '"total":1')` })
      .where(eq(ledgerEvents.id, ledgerEventIdSchema.parse(ledger.events[1]?.id)))
    expect(await shop.completenessOf(ledger)).toMatchObject({
      complete: false,
      days: [{ hashesMatch: false, totalsMatch: false }],
    })
  })

  it('holds after somebody was erased, and nothing of them is left', async () => {
    const ledger = await shop.openLedger()
    const email = `${uuidv7()}@example.com`
    const id = customerIdSchema.parse(uuidv7())
    const name = 'Wonhee Park'
    await ledger.add({ type: 'customer_created', payload: { customerId: id, name, email, phone: null } })
    const ticket = await ledger.sell([shop.thing(0)], { customer: { id, name } })
    await ledger.add({ type: 'receipt_mailed', payload: { saleId: ticket.saleId, email } })
    await ledger.send()
    const erased = await shop.post(`/api/v1/customers/${id}/erase`, { confirmation: name })
    expect(erased.status).toBeLessThan(300)
    const rows = await shop.database
      .select({ raw: ledgerEvents.raw })
      .from(ledgerEvents)
      .where(eq(ledgerEvents.registerId, ledger.till.register.id))
    expect(JSON.stringify(rows)).not.toMatch(/Wonhee|@example/)
    expect(await shop.completenessOf(ledger)).toMatchObject({
      complete: true,
      days: [{ events: 4, erased: 3, hashesMatch: true, totalsMatch: true }],
    })
    expect(await ledger.send()).toMatchObject({ contiguous: 4, parked: [] })
  })
})

describe('what was parked', () => {
  it('row 16: is taken over by hand, and amends the shift that was closed meanwhile', async () => {
    const ledger = await shop.openLedger()
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
    expect((await shop.kindsOf(ledger)).toSorted()).toEqual(['cash_difference', 'parked'])
    const [parked] = await shop.parkedOf(ledger)
    const accept = () =>
      shop.post(`/api/v1/till/parked-events/${parked}/accept`, { note: 'The receipt was shown to me.' })
    expect(await accept()).toMatchObject({ status: 200, body: { state: 'accepted' } })
    expect((await accept()).status).toBe(409)
    expect(await shop.orderOf(ticket)).toMatchObject({ total: ticket.total })
    expect(await shop.ask(shift)).toMatchObject({
      tickets: 1,
      difference: 0,
      amendedAt: expect.any(String),
      report: { expectedByTill: 50_000 + ticket.total, received: 3, parked: 0 },
    })
    expect(await shop.kindsOf(ledger)).toEqual([])
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
    const ledger = await shop.openLedger()
    const damaged = await ledger.add({ type: 'drawer_opened', payload: { reason: 'no sale' } })
    const ticket = await ledger.sell([shop.thing(0)])
    const broken = { ...damaged, monoMs: 999 }
    expect(await ledger.send([ledger.events[0], broken, ledger.events[2]])).toMatchObject({
      contiguous: 1,
      parked: [],
    })
    const [parked] = await shop.parkedOf(ledger)
    const aside = await shop.post(`/api/v1/till/parked-events/${parked}/set-aside`, {
      note: 'No sale.',
    })
    expect(aside).toMatchObject({ status: 200, body: { state: 'set_aside' } })
    expect(await shop.orderOf(ticket)).toBeDefined()
    expect(await ledger.send([])).toMatchObject({ contiguous: 3, parked: [] })
  })
})

describe('what follows from the ledger', () => {
  it('is made anew when it is lost, and told of when it differs', async () => {
    const ledger = await shop.openLedger()
    const [kept, wrong] = [await ledger.sell([shop.thing(0)]), await ledger.sell([shop.thing(1)])]
    await ledger.send()
    await shop.database.update(tillSales).set({ total: 1 }).where(eq(tillSales.id, wrong.saleId))
    const registerId = ledger.till.register.id
    const reconcile = async () => (await shop.post('/api/v1/till/reconciliations', { registerId })).body
    expect(await reconcile()).toMatchObject({ events: 3, sales: 2, shifts: 1, entered: 0, mismatches: 1 })
    expect(await shop.kindsOf(ledger)).toEqual(['mismatch'])
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
    const ledger = await shop.openLedger()
    const ticket = await ledger.sell([shop.thing(0), shop.thing(1)])
    await ledger.send()
    const ask = (by: string) =>
      shop.ask(
        `/api/v1/sales-reports?from=${dayFromNow(-1)}&to=${dayFromNow(1)}&by=${by}&registerId=${ledger.till.register.id}`,
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
    const file = await shop.ask(
      `/api/v1/sales-reports/export?from=${dayFromNow(-1)}&to=${dayFromNow(1)}&by=register`,
    )
    expect(String(file)).toContain('register,name,tickets')
  })
})

describe('a server', () => {
  it('comes to the same sums as its tills, whatever becomes of batches on their way', async () => {
    const seed = Math.floor(Math.random() * 1e9)
    const next = generator(seed)
    const ledgers = await Promise.all([shop.openLedger(), shop.openLedger(), shop.openLedger()])
    for (const ledger of ledgers) {
      for (let sale = 0; sale < 20; sale += 1)
        await ledger.sell([shop.thing(next(2))], { quantity: 1 + next(3) })
      for (let round = 0; round < 6; round += 1) {
        const from = next(ledger.events.length)
        const batch = ledger.events.slice(from, from + 8)
        const jumbled = next(2) === 0 ? batch.toReversed() : batch
        // Dropped, or sent once or twice at once; nobody hears the answer.
        await Promise.all(Array.from({ length: next(3) }, () => ledger.send(jumbled)))
      }
    }
    await Promise.all(ledgers.map((ledger) => ledger.send()))
    for (const ledger of ledgers) {
      const printed = ledger.events.flatMap((event) =>
        event.type === 'ticket_completed' ? [event.payload.ticket.total] : [],
      )
      const sales = await shop.salesOf(ledger)
      expect(
        sales.map(({ total }) => total),
        `seed ${seed}`,
      ).toEqual(printed)
      const { rows } = await shop.database.execute(sql`
        select sum(o.total)::int as total, count(*)::int as orders from orders o join till_sales s on s.order_id = o.id
         where s.register_id = ${ledger.till.register.id}`)
      expect(rows).toEqual([{ total: printed.reduce((sum, total) => sum + total, 0), orders: 20 }])
      expect(await shop.completenessOf(ledger)).toMatchObject({ complete: true })
    }
  })

  it('that was restored from an old backup is sent what it has lost, and doubles nothing', async () => {
    const ledger = await shop.openLedger()
    await ledger.sell([shop.thing(0)])
    const before = await ledger.send()
    const folder = await mkdtemp(path.join(tmpdir(), 'counterflow-till-backup-'))
    const file = path.join(folder, 'shop.zip')
    const { databaseUrl, dataFolder } = shop.shop
    await writeBackup({
      address: databaseUrl,
      file,
      version: '0.1.0',
      now: new Date(),
      readOwner: async () => 'Shop',
    })
    const late = await ledger.sell([shop.thing(1)])
    expect(await ledger.send()).toMatchObject({ contiguous: 3, history: before.history })
    const target = await createDisposableDatabase()
    const archive = await openArchive(file)
    await restoreBackup({ address: target.url, archive, migrations })
    archive.close()
    const restored = await startTillApplication({ databaseUrl: target.url, dataFolder })
    try {
      const answer = await ledger.sendTo(restored.url, [])
      expect(answer).toMatchObject({ contiguous: 2, parked: [], frozen: false })
      expect(answer.history).not.toBe(before.history)
      expect(await ledger.sendTo(restored.url)).toMatchObject({ contiguous: 3 })
      const { rows } = await restored.application.get<Database>(DATABASE).execute(sql`
        select id, total::int from orders where id in (select order_id from till_sales
          where register_id = ${ledger.till.register.id}) order by placed_at`)
      expect(rows).toEqual([expect.anything(), { id: late.saleId, total: late.total }])
    } finally {
      await restored.close()
      await target.drop()
      await rm(folder, { recursive: true })
    }
  })
})
