import { Inject, Injectable } from '@nestjs/common'
import { and, desc, eq, sql } from 'drizzle-orm'
import { DATABASE, type Database } from '../../platform/database/database.js'
import { pageFrom, parseCursor } from '../../platform/http/page-cursor.js'
import type { RouteInput, RouteOutput } from '../../platform/http/route-contract.js'
import { unknownParkedEvent } from '../pos-problems.js'
import { keptEvent } from './arrived-event.js'
import type { parkedRoutes as routes } from './ledger.contract.js'
import { ledgerEvents, parkedEvents } from './ledger.table.js'
import { ofLedger } from './ledger-store.js'
import { isOutdone } from './parked-copy.js'

type Query = RouteInput<typeof routes.list>['query']
type Page = RouteOutput<typeof routes.list>
export type ParkedRow = typeof parkedEvents.$inferSelect

/** Shows events that were kept and not taken over. */
@Injectable()
export class ParkedEvents {
  constructor(@Inject(DATABASE) private readonly database: Database) {}

  async page({ cursor, limit, state, registerId }: Query): Promise<Page> {
    const after = parseCursor(cursor)
    const rows = await this.database
      .select()
      .from(parkedEvents)
      .where(
        and(
          after === undefined
            ? undefined
            : sql`(${parkedEvents.receivedAt}, ${parkedEvents.id}) < (${after.at.toISOString()}::timestamptz, ${after.id}::uuid)`,
          state === undefined ? undefined : eq(parkedEvents.state, state),
          registerId === undefined ? undefined : eq(parkedEvents.registerId, registerId),
        ),
      )
      .orderBy(desc(parkedEvents.receivedAt), desc(parkedEvents.id))
      .limit(limit + 1)
    const page = pageFrom(
      rows.map((row) => ({ ...row, at: row.receivedAt })),
      limit,
    )
    return { items: page.rows.map(shownParked), nextCursor: page.nextCursor }
  }

  /** @throws Problem `not-found`. */
  async read(parkedId: string): Promise<RouteOutput<typeof routes.get>> {
    const [row] = await this.database.select().from(parkedEvents).where(eq(parkedEvents.id, parkedId))
    if (row === undefined) throw unknownParkedEvent()
    const arrived = keptEvent(row.raw)
    const { link, event } = arrived
    const [held] =
      row.seq === null
        ? []
        : await this.database
            .select({ raw: ledgerEvents.raw, hash: ledgerEvents.hash })
            .from(ledgerEvents)
            .where(and(ofLedger(row), eq(ledgerEvents.seq, row.seq)))
    const isCopy = await isOutdone(this.database, row, { arrived, why: row.why })
    return {
      ...shownParked(row),
      raw: row.raw,
      held: held === undefined || (held.hash === link?.hash && !isCopy) ? null : held.raw,
      acceptable: row.state === 'open' && event !== undefined && !isCopy,
    }
  }
}

/** A parked event as the back office sees it. */
export function shownParked(row: ParkedRow): Page['items'][number] {
  return {
    id: row.id,
    registerId: row.registerId,
    epoch: row.epoch,
    seq: row.seq,
    eventId: row.eventId,
    type: row.type,
    why: row.why,
    problem: row.problem,
    holdsPlace: row.holdsPlace,
    state: row.state,
    receivedAt: row.receivedAt.toISOString(),
    settledAt: row.settledAt?.toISOString() ?? null,
    settledBy: row.settledBy,
    note: row.note,
  }
}
