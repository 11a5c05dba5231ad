import { type Currency, completenessOf, hashOf, ledgerEventSchema, type RegisterId } from '@counterflow/core'
import { Inject, Injectable } from '@nestjs/common'
import { and, asc, eq, max, sql } from 'drizzle-orm'
import { ShopSettings } from '../../commerce/commerce.public.js'
import { DATABASE, type Database } from '../../platform/database/database.js'
import type { RouteOutput } from '../../platform/http/route-contract.js'
import { tillDevices } from '../devices/till-device.table.js'
import { daysBetween } from '../figures/business-days.js'
import { ledgerEvents, ledgerHeads, parkedEvents } from '../ledger/ledger.table.js'
import { tillSales } from '../sales/till-sale.table.js'
import type { completenessRoutes as routes } from './completeness.contract.js'
import {
  type DecidedEntries,
  type DecidedEntry,
  placesBeyond,
  readDecidedEntries,
} from './decided-entries.js'

type Answer = RouteOutput<typeof routes.read>
type Epoch = Answer['epochs'][number]
type Day = Answer['days'][number]

const mostDays = 92
const mostGaps = 1_000
/** Events that are read and hashed at a time. */
const atATime = 2_000

/** Says whether anything of a register is missing: counted and hashed from what is stored, at each request. */
@Injectable()
export class LedgerCompleteness {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(ShopSettings) private readonly shop: ShopSettings,
  ) {}

  /** @throws Problem `invalid-input` for too many days. */
  async read(registerId: RegisterId, { from, to }: { from: string; to: string }): Promise<Answer> {
    const { timeZone } = await this.shop.read()
    const range = daysBetween(from, to, mostDays)
    const epochs = await this.epochs(registerId)
    const decisions = await readDecidedEntries(this.database, registerId)
    const { days, decided } = await this.days(registerId, range, timeZone, decisions)
    const beyond = epochs.flatMap(({ epoch, contiguous }) => decisions.beyond(epoch, contiguous))
    const complete =
      epochs.every(({ gaps, waiting, parked }) => gaps.length === 0 && waiting === 0 && parked === 0) &&
      days.every(({ unbroken, hashesMatch, totalsMatch }) => unbroken && hashesMatch && totalsMatch)
    return { registerId, complete, epochs, days, decided: [...decided, ...beyond] }
  }

  /** How far the ledger of each device is held, by gaps between what is there. */
  async epochs(registerId: RegisterId): Promise<Epoch[]> {
    const heads = await this.database.select().from(ledgerHeads).where(eq(ledgerHeads.registerId, registerId))
    const devices = await this.database
      .select()
      .from(tillDevices)
      .where(eq(tillDevices.registerId, registerId))
      .orderBy(asc(tillDevices.epoch))
    const epochs = [...new Set([...devices, ...heads].map(({ epoch }) => epoch))].sort((a, b) => a - b)
    const found: Epoch[] = []
    for (const epoch of epochs) {
      const head = heads.find((one) => one.epoch === epoch)
      const device = devices.find((one) => one.epoch === epoch)
      found.push(await this.epoch({ registerId, epoch, head, device }))
    }
    return found
  }

  private async epoch(of: {
    registerId: RegisterId
    epoch: number
    head: typeof ledgerHeads.$inferSelect | undefined
    device: typeof tillDevices.$inferSelect | undefined
  }): Promise<Epoch> {
    const { registerId, epoch, head, device } = of
    const ours = and(eq(ledgerEvents.registerId, registerId), eq(ledgerEvents.epoch, epoch))
    const [held] = await this.database
      .select({
        last: max(ledgerEvents.seq),
        waiting: sql`count(*) filter (where ${ledgerEvents.verdict} = 'waiting')`.mapWith(Number),
      })
      .from(ledgerEvents)
      .where(ours)
    const [parked] = await this.database
      .select({ count: sql`count(*)`.mapWith(Number) })
      .from(parkedEvents)
      .where(
        and(
          eq(parkedEvents.registerId, registerId),
          eq(parkedEvents.epoch, epoch),
          eq(parkedEvents.state, 'open'),
        ),
      )
    const seq = head?.seq ?? 0
    const beyond = await placesBeyond(this.database, { registerId, epoch }, seq)
    const promised = Math.max(head?.promised ?? 0, device?.promisedSeq ?? 0)
    const { gaps } = completenessOf(
      beyond.map((place) => place - seq),
      Math.max(0, promised - seq),
    )
    const seen = [head?.lastSeenAt, device?.lastSeenAt].filter((at) => at != null)
    const lastSeen = seen.sort((left, right) => right.getTime() - left.getTime())[0]
    return {
      epoch,
      contiguous: seq,
      last: Number(held?.last ?? 0),
      promised,
      gaps: gaps.slice(0, mostGaps).map((gap) => ({ from: gap.from + seq, to: gap.to + seq })),
      waiting: held?.waiting ?? 0,
      parked: parked?.count ?? 0,
      lastSeenAt: lastSeen?.toISOString() ?? null,
      lastReceivedAt: head?.lastReceivedAt?.toISOString() ?? null,
    }
  }

  private async days(
    registerId: RegisterId,
    { from, to }: { from: string; to: string },
    timeZone: string,
    decisions: DecidedEntries,
  ): Promise<{ days: Day[]; decided: DecidedEntry[] }> {
    const days = new Map<string, CountedDay>()
    const decided: DecidedEntry[] = []
    const within = sql`(${ledgerEvents.happenedAt} at time zone ${timeZone})::date between ${from}::date and ${to}::date`
    const day = sql<string>`to_char(${ledgerEvents.happenedAt} at time zone ${timeZone}, 'YYYY-MM-DD')`
    let after = { epoch: 0, seq: 0, hash: '' }
    for (;;) {
      const rows = await this.database
        .select({ event: ledgerEvents, day })
        .from(ledgerEvents)
        .where(
          and(
            eq(ledgerEvents.registerId, registerId),
            within,
            sql`(${ledgerEvents.epoch}, ${ledgerEvents.seq}) > (${after.epoch}::int, ${after.seq}::bigint)`,
          ),
        )
        .orderBy(asc(ledgerEvents.epoch), asc(ledgerEvents.seq))
        .limit(atATime)
      for (const row of rows) {
        const { epoch, seq, hash } = row.event
        const key = `${row.day}/${String(epoch).padStart(6, '0')}`
        const counted = days.get(key) ?? newDay(row.day, epoch, seq)
        days.set(key, counted)
        const follows = after.epoch === epoch && after.seq + 1 === seq
        if (!count(counted, row.event, follows ? after.hash : undefined)) {
          const decision = decisions.about(row.event)
          if (decision === undefined) counted.hashesMatch = false
          else {
            counted.decided += 1
            decided.push(decision)
          }
        }
        after = { epoch, seq, hash }
      }
      if (rows.length < atATime) break
    }
    const entered = await this.entered(registerId, { from, to }, timeZone)
    const shown = [...days]
      .sort(([left], [right]) => (left < right ? -1 : 1))
      .map(([key, counted]) => dayOf(counted, entered.get(key) ?? nothingEntered))
    return { days: shown, decided }
  }

  /** What the shop has entered of each day. */
  private async entered(
    registerId: RegisterId,
    { from, to }: { from: string; to: string },
    timeZone: string,
  ) {
    const day = sql<string>`to_char(${tillSales.happenedAt} at time zone ${timeZone}, 'YYYY-MM-DD')`
    const rows = await this.database
      .select({
        day,
        epoch: tillSales.epoch,
        currency: tillSales.currency,
        tickets: sql`count(*)`.mapWith(Number),
        amount: sql`sum(${tillSales.total})`.mapWith(Number),
      })
      .from(tillSales)
      .innerJoin(ledgerEvents, eq(ledgerEvents.id, tillSales.eventId))
      .where(
        and(
          eq(tillSales.registerId, registerId),
          sql`(${tillSales.happenedAt} at time zone ${timeZone})::date between ${from}::date and ${to}::date`,
        ),
      )
      .groupBy(sql`1`, tillSales.epoch, tillSales.currency)
    return Map.groupBy(rows, (row) => `${row.day}/${String(row.epoch).padStart(6, '0')}`)
  }
}

interface CountedDay {
  readonly day: string
  readonly epoch: number
  readonly firstSeq: number
  lastSeq: number
  events: number
  hashesMatch: boolean
  decided: number
  erased: number
  tickets: number
  readonly totals: Map<Currency, number>
}

const newDay = (day: string, epoch: number, firstSeq: number): CountedDay => ({
  day,
  epoch,
  firstSeq,
  lastSeq: firstSeq,
  events: 0,
  hashesMatch: true,
  decided: 0,
  erased: 0,
  tickets: 0,
  totals: new Map(),
})

/** Counts an event in, and says whether its hash is right and names the one before. */
function count(day: CountedDay, row: typeof ledgerEvents.$inferSelect, before: string | undefined): boolean {
  day.events += 1
  day.lastSeq = row.seq
  const raw: unknown = JSON.parse(row.raw)
  if (row.erasedAt !== null) day.erased += 1
  // What is parked counts for nothing yet, and is told of by itself.
  const read = row.verdict === 'projected' ? ledgerEventSchema.safeParse(raw) : undefined
  if (read?.data?.type === 'ticket_completed') {
    const { currency, total } = read.data.payload.ticket
    day.tickets += 1
    day.totals.set(currency, (day.totals.get(currency) ?? 0) + total)
  }
  if (before !== undefined && before !== row.prevHash) return false
  // Of what was erased, the hash alone is left to go by.
  return row.erasedAt !== null || (typeof raw === 'object' && raw !== null && hashOf(raw) === row.hash)
}

const nothingEntered: readonly { currency: Currency; tickets: number; amount: number }[] = []

function dayOf(day: CountedDay, entered: typeof nothingEntered): Day {
  const ledgerTotals = [...day.totals].map(([currency, amount]) => ({ currency, amount }))
  const shopTotals = entered.map(({ currency, amount }) => ({ currency, amount }))
  const shopTickets = entered.reduce((sum, { tickets }) => sum + tickets, 0)
  return {
    day: day.day,
    epoch: day.epoch,
    events: day.events,
    firstSeq: day.firstSeq,
    lastSeq: day.lastSeq,
    unbroken: day.lastSeq - day.firstSeq + 1 === day.events,
    hashesMatch: day.hashesMatch,
    decided: day.decided,
    erased: day.erased,
    tickets: day.tickets,
    ledgerTotals,
    shopTickets,
    shopTotals,
    totalsMatch:
      day.tickets === shopTickets &&
      ledgerTotals.length === shopTotals.length &&
      ledgerTotals.every(({ currency, amount }) =>
        shopTotals.some((one) => one.currency === currency && one.amount === amount),
      ),
  }
}
