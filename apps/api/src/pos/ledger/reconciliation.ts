import { type LedgerEvent, ledgerEventSchema, type RegisterId, sameJson } from '@counterflow/core'
import { Inject, Injectable } from '@nestjs/common'
import { and, asc, eq, gte, sql } from 'drizzle-orm'
import { CounterSales } from '../../commerce/commerce.public.js'
import { CLOCK, type Clock } from '../../platform/clock.js'
import { DATABASE, type Database } from '../../platform/database/database.js'
import { Transactions } from '../../platform/database/transactions.js'
import { type RaisedException, TillExceptions } from '../exceptions/till-exceptions.js'
import { tillSales } from '../sales/till-sale.table.js'
import { readShiftReport } from '../shifts/shift-keeping.js'
import { tillShifts } from '../shifts/till-shift.table.js'
import { keptEvent } from './arrived-event.js'
import { ledgerEvents } from './ledger.table.js'
import { LedgerIntake } from './ledger-intake.js'
import { LedgerKeeping } from './ledger-keeping.js'
import { LedgerSources } from './ledger-sources.js'

const atATime = 500

interface Found {
  events: number
  sales: number
  shifts: number
  entered: number
  mismatches: number
  /** What differs, by its cause. */
  readonly causes: string[]
}

/** Its cause names the figures: another difference of the same sale is another task. */
type Mismatch = Omit<RaisedException, 'kind' | 'at'>

/** Makes what follows from the ledger anew and compares: what is missing is entered, what differs is told of. */
@Injectable()
export class Reconciliation {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(Transactions) private readonly transactions: Transactions,
    @Inject(LedgerIntake) private readonly intake: LedgerIntake,
    @Inject(LedgerKeeping) private readonly keeping: LedgerKeeping,
    @Inject(LedgerSources) private readonly sources: LedgerSources,
    @Inject(CounterSales) private readonly sales: CounterSales,
    @Inject(TillExceptions) private readonly exceptions: TillExceptions,
    @Inject(CLOCK) private readonly now: Clock,
  ) {}

  async run({
    registerId,
    from,
  }: {
    registerId?: RegisterId | undefined
    from?: string | undefined
  }): Promise<Omit<Found, 'causes'>> {
    const found: Found = { events: 0, sales: 0, shifts: 0, entered: 0, mismatches: 0, causes: [] }
    let after = { registerId: '00000000-0000-0000-0000-000000000000', epoch: 0, seq: 0 }
    const shifts = new Set<string>()
    for (;;) {
      const rows = await this.database
        .select()
        .from(ledgerEvents)
        .where(
          and(
            eq(ledgerEvents.verdict, 'projected'),
            registerId === undefined ? undefined : eq(ledgerEvents.registerId, registerId),
            from === undefined ? undefined : gte(ledgerEvents.receivedAt, new Date(from)),
            sql`(${ledgerEvents.registerId}, ${ledgerEvents.epoch}, ${ledgerEvents.seq})
                > (${after.registerId}::uuid, ${after.epoch}::int, ${after.seq}::bigint)`,
          ),
        )
        .orderBy(asc(ledgerEvents.registerId), asc(ledgerEvents.epoch), asc(ledgerEvents.seq))
        .limit(atATime)
      for (const row of rows) {
        found.events += 1
        if (row.shiftId !== null) shifts.add(row.shiftId)
        // What was erased cannot be entered again, and need not be.
        if (row.type === 'ticket_completed' && row.erasedAt === null) await this.compare(row, found)
        after = row
      }
      if (rows.length < atATime) break
    }
    for (const shiftId of shifts) await this.compareShift(shiftId, found)
    const { causes, ...counted } = found
    // Only where everything was compared is what was not noticed again right by now.
    if (from === undefined)
      await this.transactions.run(async (transaction) => {
        for (const beginning of ['sale/', 'shift/']) {
          const of = { beginning, registerId, causes }
          await this.exceptions.settleAllBut(transaction, 'mismatch', of, this.now())
        }
      })
    return counted
  }

  private async compare(row: typeof ledgerEvents.$inferSelect, found: Found): Promise<void> {
    const event: LedgerEvent = ledgerEventSchema.parse(JSON.parse(row.raw))
    if (event.type !== 'ticket_completed') return
    found.sales += 1
    const { saleId, total, goods, returned } = event.payload.ticket
    const [sale] = await this.database.select().from(tillSales).where(eq(tillSales.id, saleId))
    if (sale === undefined) {
      await this.enter(row, found)
      return
    }
    const orderTotal =
      sale.orderId === null ? undefined : await this.sales.totalAsEntered(this.database, sale.orderId)
    const due = sale.total >= 0 ? total + returned : goods
    const isRight =
      sale.total === total &&
      sale.sold === goods &&
      (orderTotal === undefined || orderTotal === due || sale.eventId !== event.id)
    if (isRight) return
    const { currency, receiptNumber } = event.payload.ticket
    const isSaleRight = sale.total === total && sale.sold === goods
    const [ledger, shop] = isSaleRight ? [due, orderTotal ?? null] : [total, sale.total]
    await this.tell(found, {
      cause: `sale/${saleId}/${total}/${goods}/${sale.total}/${sale.sold}/${orderTotal ?? ''}`,
      registerId: row.registerId,
      saleId,
      shiftId: row.shiftId,
      orderId: sale.orderId,
      receiptNumber,
      details: { what: 'totals_differ', ledger, shop, currency },
    })
  }

  private async enter(row: typeof ledgerEvents.$inferSelect, found: Found): Promise<void> {
    await this.transactions.run(async (transaction) => {
      const source = await this.sources.of(row.registerId, row.epoch, transaction)
      if (source === undefined) return
      const arrival = { at: row.receivedAt, offset: 0 }
      const arrivals = [keptEvent(row.raw)]
      const failed = await this.intake.project(transaction, { source, arrivals, arrival })
      await this.keeping.park(transaction, source, failed, arrival)
      if (failed.length === 0) found.entered += 1
      else found.mismatches += 1
    })
  }

  private async compareShift(shiftId: string, found: Found): Promise<void> {
    const [row] = await this.database
      .select()
      .from(tillShifts)
      .where(sql`${tillShifts.id} = ${shiftId}::uuid`)
    if (row === undefined) return
    found.shifts += 1
    const report = await readShiftReport(this.database, row.id)
    if (
      report !== undefined &&
      sameJson(JSON.parse(JSON.stringify(report)), JSON.parse(JSON.stringify(row.report)))
    )
      return
    const [ledger, shop] = [report?.expected ?? null, row.report.expected]
    await this.tell(found, {
      cause: `shift/${shiftId}/${ledger ?? ''}/${shop}`,
      registerId: row.registerId,
      shiftId: row.id,
      details: { what: 'report_differs', ledger, shop, currency: row.report.currency },
    })
  }

  private async tell(found: Found, mismatch: Mismatch): Promise<void> {
    found.mismatches += 1
    found.causes.push(mismatch.cause)
    await this.transactions.run(async (transaction) => {
      // It is the difference that somebody has looked at: that it is still there is nothing new.
      if (await this.exceptions.isSeenTo(transaction, 'mismatch', mismatch.cause)) return
      await this.exceptions.raise(transaction, [{ kind: 'mismatch', at: this.now(), ...mismatch }])
    })
  }
}
