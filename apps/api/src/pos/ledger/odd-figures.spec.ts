import { minorUnits, type Ticket } from '@counterflow/core'
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type LedgerShop, startLedgerShop } from '../../../test/ledger-shop.js'
import type { TillLedger } from '../../../test/till-ledger.js'
import { tillSales } from '../sales/till-sale.table.js'

let shop: LedgerShop
beforeAll(async () => {
  shop = await startLedgerShop()
})
afterAll(() => shop?.shop.close())

type Change = (ticket: Ticket) => Partial<Ticket>

async function sold(ledger: TillLedger, change: Change): Promise<Ticket> {
  const ticket = ledger.ticket([shop.thing(0)])
  const odd = { ...ticket, ...change(ticket) }
  await ledger.add({ type: 'ticket_completed', payload: { ticket: odd } })
  await ledger.send()
  return odd
}

const more = (amount: number, by: number) => minorUnits(amount + by)
const reconcile = async ({ till }: TillLedger) =>
  (await shop.post('/api/v1/till/reconciliations', { registerId: till.register.id })).body

describe('row 9: figures that the device has signed and that do not add up', () => {
  it.each<[string, Change, string[]]>([
    ['a tax by other rules', ({ tax }) => ({ tax: more(tax, 7) }), ['wrong_price']],
    [
      'a total that is not that of its lines',
      ({ total }) => ({ total: more(total, 500) }),
      ['wrong_total', 'tenders_do_not_cover'],
    ],
    [
      'a line that is not its price',
      ({ lines }) => ({ lines: lines.map((line) => ({ ...line, total: more(line.total, -300) })) }),
      ['wrong_price'],
    ],
    [
      'a payment that does not cover',
      ({ tenders }) => ({
        tenders: tenders.map((tender) => ({ ...tender, amount: more(tender.amount, -100) })),
      }),
      ['tenders_do_not_cover'],
    ],
  ])('%s: the sale stands, and somebody is told what does not', async (_, change, faults) => {
    const ledger = await shop.openLedger()
    const ticket = await sold(ledger, change)
    expect(await shop.salesOf(ledger)).toMatchObject([{ id: ticket.saleId, total: ticket.total }])
    const [task, ...others] = await shop.exceptionsOf(ledger)
    expect(others).toEqual([])
    expect(task).toMatchObject({
      kind: 'rules_version',
      orderId: ticket.saleId,
      shiftId: ledger.shiftId,
      receiptNumber: ticket.receiptNumber,
      details: { faults, coreVersion: 1 },
    })
    const settle = `/api/v1/till/exceptions/${task?.id}/settle`
    expect(await shop.post(settle, { version: task?.version, note: 'An old tablet.' })).toMatchObject({
      body: { state: 'done', note: 'An old tablet.' },
    })
    await ledger.send()
    expect(await shop.kindsOf(ledger)).toEqual([])
  })

  it('a sale that the shop has entered otherwise is told of once, with both sums, until they agree', async () => {
    const ledger = await shop.openLedger()
    const ticket = await sold(ledger, () => ({}))
    const enterAs = (total: number) =>
      shop.database.update(tillSales).set({ total }).where(eq(tillSales.id, ticket.saleId))
    await enterAs(1)
    expect(await reconcile(ledger)).toMatchObject({ mismatches: 1 })
    const [task] = await shop.exceptionsOf(ledger)
    expect(task).toMatchObject({
      kind: 'mismatch',
      orderId: ticket.saleId,
      shiftId: ledger.shiftId,
      receiptNumber: ticket.receiptNumber,
      details: { what: 'totals_differ', ledger: ticket.total, shop: 1, currency: 'KRW' },
    })
    await shop.post(`/api/v1/till/exceptions/${task?.id}/settle`, { version: task?.version, note: 'Known.' })
    expect(await reconcile(ledger)).toMatchObject({ mismatches: 1 })
    expect(await shop.kindsOf(ledger)).toEqual([])
    // Another difference is another task, and one that is mended settles itself.
    await enterAs(2)
    expect(await reconcile(ledger)).toMatchObject({ mismatches: 1 })
    expect(await shop.kindsOf(ledger)).toEqual(['mismatch'])
    await enterAs(ticket.total)
    expect(await reconcile(ledger)).toMatchObject({ mismatches: 0 })
    expect(await shop.kindsOf(ledger)).toEqual([])
  })
})
