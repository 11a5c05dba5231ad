import { type Tender, tenderIdSchema } from '@counterflow/core'
import { eq, sql } from 'drizzle-orm'
import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { dayFromNow, type LedgerShop, startLedgerShop } from '../../../test/ledger-shop.js'
import { generator, inCash, returnOf, type TillLedger } from '../../../test/till-ledger.js'
import { tillSales } from '../sales/till-sale.table.js'
import { shiftRoutes } from '../shifts/shifts.contract.js'
import { salesReportParts, salesReportSchema } from './sales-reports.contract.js'

type Part = (typeof salesReportParts)[number]

let shop: LedgerShop
beforeAll(async () => {
  shop = await startLedgerShop()
})
afterAll(() => shop?.shop.close())

const days = `from=${dayFromNow(-1)}&to=${dayFromNow(1)}`
const reportOf = async ({ till }: TillLedger, by: Part, more = '') =>
  salesReportSchema.parse(
    await shop.ask(`/api/v1/sales-reports?${days}&by=${by}&registerId=${till.register.id}${more}`),
  )

/** A card at a terminal of its own takes the first half, cash the rest. */
const inTwo = (total: number): Tender[] => {
  const onCard = Math.floor(total / 2)
  const tenderId = tenderIdSchema.parse(uuidv7())
  const card = { kind: 'external_card', tenderId, provider: 'terminal', state: 'paid' } as const
  return [{ ...card, amount: inCash(onCard).amount, reference: null }, inCash(total - onCard)]
}

/** Sales of every kind: some with a discount, some in coins, some in two ways, some taken back, and some voided. */
async function soldShift(ledger: TillLedger, next: (below: number) => number): Promise<string> {
  await ledger.open()
  for (let count = 0; count < 12; count += 1) {
    const percent = { kind: 'percent', value: 1 + next(2_000) } as const
    const ticket = await ledger.sell([shop.thing(next(3)), shop.thing(next(3))], {
      quantity: 1 + next(3),
      coin: next(2) === 0 ? 1 : 100,
      given: next(2) === 0 ? null : { discount: percent, reason: 'a regular' },
      taxRule: { ratesBasisPoints: [1_000], included: next(2) === 0 },
      ...(next(3) === 0 && { tenders: inTwo }),
    })
    const kind = next(4)
    if (kind === 0) await ledger.sell([], { returns: [returnOf(ticket)] })
    if (kind === 1) {
      await ledger.add({ type: 'ticket_voided', payload: { saleId: ticket.saleId, reason: 'a mistake' } })
    }
  }
  return ledger.shiftId
}

const sum = (amounts: readonly number[]) => amounts.reduce((total, amount) => total + amount, 0)

describe('the reports of sales', () => {
  it('come to what the Z reports say, to the unit, however they are looked at', async () => {
    const seed = Math.floor(Math.random() * 1e9)
    const next = generator(seed)
    const ledger = await shop.newLedger()
    const shiftIds = [await soldShift(ledger, next), await soldShift(ledger, next)]
    await ledger.send()
    const shifts = await Promise.all(
      shiftIds.map(async (id) => shiftRoutes.get.response.parse(await shop.ask(`/api/v1/shifts/${id}`))),
    )
    const reports = new Map(
      await Promise.all(salesReportParts.map(async (by) => [by, await reportOf(ledger, by)] as const)),
    )
    const z = {
      tickets: sum(shifts.map(({ tickets, voided }) => tickets - voided)),
      sold: sum(shifts.map(({ sold }) => sold)),
      returned: sum(shifts.map(({ returned }) => returned)),
      discount: sum(shifts.map(({ report }) => report.discount)),
      tax: sum(shifts.map(({ report }) => report.tax)),
      rounding: sum(shifts.map(({ report }) => report.rounding)),
    }
    const total = z.sold - z.returned + z.rounding
    for (const [by, { totals, rows }] of reports) {
      expect(totals, `by ${by}, seed ${seed}`).toMatchObject({ ...z, total })
      const rounding = by === 'product' ? z.rounding : 0
      expect(sum(rows.map((row) => row.total)), `by ${by}, seed ${seed}`).toBe(total - rounding)
    }
    for (const by of ['day', 'hour', 'staff', 'register'] as const) {
      const rows = reports.get(by)?.rows ?? []
      for (const figure of ['sold', 'returned', 'discount', 'tax', 'rounding'] as const)
        expect(sum(rows.map((row) => row[figure])), `${figure} by ${by}, seed ${seed}`).toBe(z[figure])
    }
    // An order knows `card:terminal` as `card_terminal`.
    const tenders = shifts.flatMap(({ report }) => report.tenders)
    const taken = Object.entries(Object.groupBy(tenders, ({ method }) => method)).map(
      ([method, some = []]) => [method.replace(':', '_'), sum(some.map(({ amount }) => amount))] as const,
    )
    const told = reports.get('tender')?.rows.map((row) => [row.key, row.total] as const)
    expect(new Map(told), `seed ${seed}`).toEqual(new Map(taken))
  })

  it('stand beside what as many days before came to, also where nothing is sold any more', async () => {
    const ledger = await shop.newLedger()
    await ledger.open()
    const custom = { variantId: null, productId: null, title: 'Gift wrap', unitPrice: 500 }
    const [before, gone] = [await ledger.sell([shop.thing(0)]), await ledger.sell([custom])]
    const now = await ledger.sell([shop.thing(0)], { quantity: 2 })
    await ledger.send()
    for (const { saleId } of [before, gone]) {
      await shop.database
        .update(tillSales)
        .set({ happenedAt: sql`${tillSales.happenedAt} - interval '3 days'` })
        .where(eq(tillSales.id, saleId))
    }
    expect(await reportOf(ledger, 'product')).toMatchObject({ rows: [{ before: null }], before: null })
    const earlier = { from: dayFromNow(-4), to: dayFromNow(-2), totals: { tickets: 2 } }
    const compared = '&compare=true'
    const byProduct = await reportOf(ledger, 'product', compared)
    expect(byProduct).toMatchObject({ totals: { tickets: 1, total: now.total }, before: earlier })
    expect(byProduct.rows.map((row) => [row.key, row.total, row.before])).toEqual([
      [shop.thing(0).productId, now.total, before.total],
      ['custom', 0, gone.total],
    ])
    // The same day of the period before, and not the same date.
    expect(await reportOf(ledger, 'day', compared)).toMatchObject({
      rows: [{ total: now.total, before: before.total + gone.total }],
    })
    const file = String(
      await shop.ask(
        `/api/v1/sales-reports/export?${days}&by=register&registerId=${ledger.till.register.id}${compared}`,
      ),
    )
    const [heads, row] = file.split('\r\n')
    expect(heads).toBe(
      'register,name,tickets,items,currency,sold,returned,discount,tax,rounding,total,total_before',
    )
    expect(row).toMatch(new RegExp(`,${now.total},${before.total + gone.total}$`))
  })
})
