import { type TillExceptionKind, tillExceptionKindSchema } from '@counterflow/core'
import { Inject, Injectable } from '@nestjs/common'
import { and, count, desc, eq, inArray, sql } from 'drizzle-orm'
import { CLOCK, type Clock } from '../../platform/clock.js'
import { DATABASE, type Database } from '../../platform/database/database.js'
import { Transactions } from '../../platform/database/transactions.js'
import { noteChange } from '../../platform/deeds/deed-under-way.js'
import { EventLog } from '../../platform/events/event-log.js'
import type { Actor } from '../../platform/http/actor.js'
import { pageFrom, parseCursor } from '../../platform/http/page-cursor.js'
import type { RouteInput, RouteOutput } from '../../platform/http/route-contract.js'
import { exceptionChanged, unknownException } from '../pos-problems.js'
import { tillExceptionSettled } from '../till-events.js'
import { tillExceptions } from './till-exception.table.js'
import type { tillExceptionRoutes as routes } from './till-exceptions.contract.js'

type Query = RouteInput<typeof routes.list>['query']
type Page = RouteOutput<typeof routes.list>
type Shown = Page['items'][number]
type Row = typeof tillExceptions.$inferSelect

/** What people do with exceptions. */
@Injectable()
export class TillExceptionList {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(Transactions) private readonly transactions: Transactions,
    @Inject(EventLog) private readonly events: EventLog,
    @Inject(CLOCK) private readonly now: Clock,
  ) {}

  async page({ cursor, limit, state, kind, registerId }: Query): Promise<Page> {
    const after = parseCursor(cursor)
    const rows = await this.database
      .select()
      .from(tillExceptions)
      .where(
        and(
          after === undefined
            ? undefined
            : sql`(${tillExceptions.lastAt}, ${tillExceptions.id}) < (${after.at.toISOString()}::timestamptz, ${after.id}::uuid)`,
          state === undefined ? undefined : eq(tillExceptions.state, state),
          kind === undefined ? undefined : inArray(tillExceptions.kind, kind),
          registerId === undefined ? undefined : eq(tillExceptions.registerId, registerId),
        ),
      )
      .orderBy(desc(tillExceptions.lastAt), desc(tillExceptions.id))
      .limit(limit + 1)
    const page = pageFrom(
      rows.map((row) => ({ ...row, at: row.lastAt })),
      limit,
    )
    return { items: page.rows.map(({ at: _, ...row }) => shown(row)), nextCursor: page.nextCursor }
  }

  async count(): Promise<RouteOutput<typeof routes.count>> {
    const rows = await this.database
      .select({ kind: tillExceptions.kind, count: count() })
      .from(tillExceptions)
      .where(eq(tillExceptions.state, 'open'))
      .groupBy(tillExceptions.kind)
    const byKind: Partial<Record<TillExceptionKind, number>> = {}
    for (const row of rows) byKind[tillExceptionKindSchema.parse(row.kind)] = row.count
    return { open: rows.reduce((sum, row) => sum + row.count, 0), byKind }
  }

  /** @throws Problem `till-exception-changed`, `not-found`. */
  settle(id: string, { version, note }: { version: number; note: string }, actor: Actor): Promise<Shown> {
    return this.change(id, version, {
      state: 'done',
      settledAt: this.now(),
      settledBy: actor.name,
      note: note === '' ? null : note,
    })
  }

  /** @throws Problem `till-exception-changed`, `not-found`. */
  reopen(id: string, version: number): Promise<Shown> {
    return this.change(id, version, { state: 'open', settledAt: null, settledBy: null })
  }

  private change(id: string, version: number, to: Partial<Row> & { state: Row['state'] }): Promise<Shown> {
    return this.transactions.run(async (transaction) => {
      const before = to.state === 'done' ? 'open' : 'done'
      const [changed] = await transaction
        .update(tillExceptions)
        .set({ ...to, version: sql`${tillExceptions.version} + 1` })
        .where(
          and(
            eq(tillExceptions.id, id),
            eq(tillExceptions.version, version),
            eq(tillExceptions.state, before),
          ),
        )
        .returning()
      if (changed === undefined) {
        const [current] = await transaction.select().from(tillExceptions).where(eq(tillExceptions.id, id))
        throw current === undefined ? unknownException() : exceptionChanged(current.version)
      }
      noteChange('state', before, to.state)
      const { kind } = changed
      if (to.state === 'done')
        await this.events.append(transaction, tillExceptionSettled, {
          subjectId: id,
          payload: { exceptionId: id, kind },
        })
      return shown(changed)
    })
  }
}

function shown({ cause: _, firstAt, lastAt, settledAt, ...row }: Row): Shown {
  return {
    ...row,
    firstAt: firstAt.toISOString(),
    lastAt: lastAt.toISOString(),
    settledAt: settledAt?.toISOString() ?? null,
  }
}
