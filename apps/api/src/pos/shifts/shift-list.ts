import { type LedgerEvent, ledgerEventSchema, type ShiftId, type StaffId } from '@counterflow/core'
import { Inject, Injectable } from '@nestjs/common'
import { and, asc, count, desc, eq, gt, gte, isNotNull, isNull, lt, ne, type SQL, sql } from 'drizzle-orm'
import { StaffDirectory } from '../../identity/identity.public.js'
import { DATABASE, type Database } from '../../platform/database/database.js'
import { pageFrom, parseCursor } from '../../platform/http/page-cursor.js'
import type { RouteInput, RouteOutput } from '../../platform/http/route-contract.js'
import { tillDevices } from '../devices/till-device.table.js'
import { ledgerEvents } from '../ledger/ledger.table.js'
import { unknownShift } from '../pos-problems.js'
import { drawerVerdict } from './office-count.js'
import { shiftEntry } from './shift-entry.js'
import type { shiftRoutes as routes } from './shifts.contract.js'
import { tillShifts } from './till-shift.table.js'

type Query = RouteInput<typeof routes.list>['query']
type Page = RouteOutput<typeof routes.list>
type Entries = RouteOutput<typeof routes.entries>
type Names = ReadonlyMap<StaffId, string>
type Device = typeof tillDevices.$inferSelect
type Row = typeof tillShifts.$inferSelect & {
  readonly ended: { readonly at: Device['frozenAt']; readonly why: Device['frozenWhy'] } | null
}

const states: Record<NonNullable<Query['state']>, SQL | undefined> = {
  open: and(isNull(tillShifts.closedAt), isNull(tillDevices.frozenAt)),
  ended: and(isNull(tillShifts.closedAt), isNotNull(tillDevices.frozenAt)),
  closed: isNotNull(tillShifts.closedAt),
  amended: isNotNull(tillShifts.amendedAt),
  different: ne(
    sql`coalesce((${tillShifts.report} ->> 'difference')::bigint, (${tillShifts.officeCount} ->> 'counted')::bigint
      - (${tillShifts.report} ->> 'expected')::bigint, 0)`,
    0,
  ),
}

/** Lists and shows shifts with their reports. */
@Injectable()
export class ShiftList {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(StaffDirectory) private readonly staff: StaffDirectory,
  ) {}

  async page({ cursor, limit, registerId, state, from, before }: Query): Promise<Page> {
    const after = parseCursor(cursor)
    const rows = await this.shifts()
      .where(
        and(
          after === undefined
            ? undefined
            : sql`(${tillShifts.openedAt}, ${tillShifts.id}) < (${after.at.toISOString()}::timestamptz, ${after.id}::uuid)`,
          registerId === undefined ? undefined : eq(tillShifts.registerId, registerId),
          state === undefined ? undefined : states[state],
          from === undefined ? undefined : gte(tillShifts.openedAt, new Date(from)),
          before === undefined ? undefined : lt(tillShifts.openedAt, new Date(before)),
        ),
      )
      .orderBy(desc(tillShifts.openedAt), desc(tillShifts.id))
      .limit(limit + 1)
    const page = pageFrom(
      rows.map(({ shift, ended }) => ({ ...shift, ended, at: shift.openedAt })),
      limit,
    )
    const names = await this.namesOf(page.rows)
    return { items: page.rows.map((row) => summaryOf(row, names)), nextCursor: page.nextCursor }
  }

  /** @throws Problem `not-found`. */
  async read(shiftId: ShiftId): Promise<RouteOutput<typeof routes.get>> {
    const [found] = await this.shifts().where(eq(tillShifts.id, shiftId))
    if (found === undefined) throw unknownShift()
    const row = { ...found.shift, ended: found.ended }
    const { report } = row
    const [held] = await this.database
      .select({
        received: count(),
        parked: sql`count(*) filter (where ${ledgerEvents.verdict} = 'parked')`.mapWith(Number),
      })
      .from(ledgerEvents)
      .where(eq(ledgerEvents.shiftId, shiftId))
    return {
      ...summaryOf(row, await this.namesOf([row])),
      report: {
        float: report.float,
        discount: report.discount,
        tax: report.tax,
        rounding: report.rounding,
        tenders: report.tenders.map((tender) => ({ ...tender })),
        paidIn: report.paidIn,
        paidOut: report.paidOut,
        drawerOpenings: report.drawerOpenings,
        note: row.note,
        expectedByTill: row.expectedByTill,
        received: held?.received ?? 0,
        parked: held?.parked ?? 0,
      },
    }
  }

  /** What happened in a shift, by its place in the ledger. */
  async entries(shiftId: ShiftId, { after, limit }: { after: number; limit: number }): Promise<Entries> {
    const rows = await this.database
      .select()
      .from(ledgerEvents)
      .where(and(eq(ledgerEvents.shiftId, shiftId), gt(ledgerEvents.seq, after)))
      .orderBy(asc(ledgerEvents.seq))
      .limit(limit + 1)
    const shown = rows.slice(0, limit).map((row) => ({ row, event: readOrNothing(row.raw) }))
    const people = shown.flatMap(({ event }) =>
      event === undefined ? [] : [event.staffId, ...(event.approvedBy === null ? [] : [event.approvedBy])],
    )
    const names = await this.staff.namesOf(people)
    return {
      items: shown.map(({ row, event }) => shiftEntry(row, event, names)),
      more: rows.length > limit,
    }
  }

  /** Each with what has ended its device. */
  private shifts() {
    return this.database
      .select({ shift: tillShifts, ended: { at: tillDevices.frozenAt, why: tillDevices.frozenWhy } })
      .from(tillShifts)
      .leftJoin(
        tillDevices,
        and(eq(tillDevices.registerId, tillShifts.registerId), eq(tillDevices.epoch, tillShifts.epoch)),
      )
      .$dynamic()
  }

  private namesOf(rows: readonly Row[]): Promise<Names> {
    return this.staff.namesOf(
      rows.flatMap(({ report, closedBy }) => [report.openedBy, ...(closedBy === null ? [] : [closedBy])]),
    )
  }
}

function readOrNothing(raw: string): LedgerEvent | undefined {
  const read = ledgerEventSchema.safeParse(JSON.parse(raw))
  return read.success ? read.data : undefined
}

const personOf = (id: StaffId, names: Names) => ({ id, name: names.get(id) ?? '' })

function summaryOf(row: Row, names: Names): Page['items'][number] {
  const { report, closedBy, ended, officeCount } = row
  const endedAt = row.closedAt === null ? ended?.at : null
  return {
    id: row.id,
    registerId: row.registerId,
    locationId: row.locationId,
    epoch: row.epoch,
    currency: report.currency,
    openedBy: personOf(report.openedBy, names),
    openedAt: row.openedAt.toISOString(),
    closedBy: closedBy === null ? null : personOf(closedBy, names),
    closedAt: row.closedAt?.toISOString() ?? null,
    ended: endedAt == null ? null : { at: endedAt.toISOString(), why: ended?.why ?? null },
    tickets: report.tickets,
    voided: report.voided,
    sold: report.sold,
    returned: report.returned,
    expected: report.expected,
    ...drawerVerdict(report, officeCount),
    officeCount: officeCount && { ...officeCount, difference: officeCount.counted - report.expected },
    amendedAt: row.amendedAt?.toISOString() ?? null,
  }
}
