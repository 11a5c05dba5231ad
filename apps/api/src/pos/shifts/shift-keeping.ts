import {
  type LedgerEvent,
  ledgerEventSchema,
  type ShiftId,
  type ShiftReport,
  shiftReport,
  shiftReportAfter,
  type Ticket,
} from '@counterflow/core'
import { Inject, Injectable } from '@nestjs/common'
import { and, asc, eq } from 'drizzle-orm'
import { among } from '../../platform/database/among.js'
import type { Queries, Transaction } from '../../platform/database/database.js'
import { insertRows } from '../../platform/database/insert-rows.js'
import { EventLog } from '../../platform/events/event-log.js'
import { ledgerEvents } from '../ledger/ledger.table.js'
import type { EventToEnter, ProjectionContext } from '../sales/projection-context.js'
import { tillShiftAmended, tillShiftClosed, tillShiftOpened } from '../till-events.js'
import { DrawerDifferences, type DrawerOf, shiftTold } from './drawer-differences.js'
import { drawerVerdict } from './office-count.js'
import { tillShifts } from './till-shift.table.js'

/** What a batch has done that a shift cannot see from its events alone. */
export interface BatchEffects {
  /** Tickets that were voided, by the ids of the events that did it. */
  readonly voided: ReadonlyMap<string, Ticket>
  /** Ids of events that told of a sale of their own shift which was there already. */
  readonly repeated: ReadonlySet<string>
}

type ShiftRow = typeof tillShifts.$inferSelect

/** Keeps shifts as their events tell them; what comes late belongs to its own shift, and amends it (row 16). */
@Injectable()
export class ShiftKeeping {
  constructor(
    @Inject(EventLog) private readonly events: EventLog,
    @Inject(DrawerDifferences) private readonly differences: DrawerDifferences,
  ) {}

  /** Brings the shifts of events along, after all else of those was entered. */
  async follow(
    transaction: Transaction,
    batch: readonly EventToEnter[],
    effects: BatchEffects,
  ): Promise<void> {
    const ofShift = Map.groupBy(batch, ({ event }) => event.shiftId)
    const ids = [...ofShift.keys()].filter((id) => id !== null)
    if (ids.length === 0) return
    const rows = await transaction
      .select()
      .from(tillShifts)
      .where(among(tillShifts.id, ids))
      .orderBy(asc(tillShifts.id))
      .for('update')
    const brought: BroughtShift[] = []
    for (const id of ids) {
      const before = rows.find((row) => row.id === id)
      const ofIt = ofShift.get(id) ?? []
      const [first] = ofIt
      if (first === undefined) continue
      const news = ofIt.map(({ event }) => event)
      const shift = await this.brought(transaction, { id, context: first.context, before, news, effects })
      if (shift !== undefined) brought.push(shift)
    }
    await insertRows(
      transaction,
      tillShifts,
      brought.map(({ row }) => row),
      asBrought,
    )
    for (const { context, shiftNews } of brought) await this.tell(transaction, context, shiftNews)
  }

  private async brought(
    transaction: Transaction,
    shift: {
      readonly id: ShiftId
      readonly context: ProjectionContext
      readonly before: ShiftRow | undefined
      readonly news: readonly LedgerEvent[]
      readonly effects: BatchEffects
    },
  ): Promise<BroughtShift | undefined> {
    const { id, context, before, news, effects } = shift
    const isLate = before?.closedAt != null
    const report = isLate
      ? await readShiftReport(transaction, id)
      : news.reduce((so, event) => reportAfter(so, event, effects), before?.report)
    if (report === undefined) return undefined
    const closing = news.find((event) => event.type === 'shift_closed')
    const officeCount = before?.officeCount ?? null
    const isAmended = isLate || officeCount !== null
    const row = {
      id,
      registerId: context.source.registerId,
      locationId: context.source.locationId,
      epoch: context.source.epoch,
      openedAt: new Date(report.openedAt),
      closedAt: report.closedAt === null ? null : new Date(report.closedAt),
      closedBy: closing?.staffId ?? before?.closedBy ?? null,
      expectedByTill: closing?.payload.expected ?? before?.expectedByTill ?? null,
      note: closing?.payload.note ?? before?.note ?? null,
      amendedAt: isAmended ? context.arrival.at : (before?.amendedAt ?? null),
      report,
    }
    const verdict = drawerVerdict(report, officeCount)
    const known = officeCount === null ? undefined : drawerVerdict(before?.report ?? report, officeCount)
    const shiftNews = {
      drawer: { register: context.source, report, verdict },
      isNew: before === undefined,
      isClosed: closing !== undefined,
      isAmended,
      isCounted: closing !== undefined || isLate || known?.difference !== verdict.difference,
    }
    return { context, row, shiftNews }
  }

  private async tell(
    transaction: Transaction,
    context: ProjectionContext,
    { drawer, isNew, isClosed, isAmended, isCounted }: ShiftNews,
  ): Promise<void> {
    const told = { subjectId: drawer.report.shiftId, payload: { shift: shiftTold(drawer) } }
    if (isNew) await this.events.append(transaction, tillShiftOpened, told)
    if (isClosed) await this.events.append(transaction, tillShiftClosed, told)
    if (isAmended) await this.events.append(transaction, tillShiftAmended, told)
    if (isCounted) await this.differences.tell(transaction, drawer, context.arrival.at)
  }
}

/** A shift as its events have made it. */
interface BroughtShift {
  readonly context: ProjectionContext
  readonly row: typeof tillShifts.$inferInsert
  readonly shiftNews: ShiftNews
}

const asBrought = `on conflict (id) do update set ${[
  ...['register_id', 'location_id', 'epoch', 'opened_at', 'closed_at', 'closed_by'],
  ...['expected_by_till', 'note', 'amended_at', 'report'],
]
  .map((column) => `${column} = excluded.${column}`)
  .join(', ')}`

/** What has become of a shift by a batch. */
interface ShiftNews {
  readonly drawer: DrawerOf
  readonly isNew: boolean
  readonly isClosed: boolean
  readonly isAmended: boolean
  /** Whether the drawer was counted, or another sum should be in one that was. */
  readonly isCounted: boolean
}

function reportAfter(
  report: ShiftReport | undefined,
  event: LedgerEvent,
  { voided, repeated }: BatchEffects,
): ShiftReport | undefined {
  if (repeated.has(event.id)) return report
  const ticket = voided.get(event.id)
  return shiftReportAfter(report, event, new Map(ticket === undefined ? [] : [[ticket.saleId, ticket]]))
}

/** The report of a shift made anew from all of its events that count; undefined when none opens it. */
export async function readShiftReport(queries: Queries, shiftId: ShiftId): Promise<ShiftReport | undefined> {
  const rows = await queries
    .select({ raw: ledgerEvents.raw })
    .from(ledgerEvents)
    .where(and(eq(ledgerEvents.shiftId, shiftId), eq(ledgerEvents.verdict, 'projected')))
    .orderBy(asc(ledgerEvents.epoch), asc(ledgerEvents.seq))
  return shiftReport(
    shiftId,
    rows.map(({ raw }) => ledgerEventSchema.parse(JSON.parse(raw))),
  )
}
