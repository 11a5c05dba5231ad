import type { Json } from '@counterflow/core'
import { Inject, Injectable } from '@nestjs/common'
import { and, asc, eq, getTableColumns, sql } from 'drizzle-orm'
import { z } from 'zod'
import { CLOCK, type Clock } from '../../../platform/clock.js'
import { DATABASE, type Database, type Transaction } from '../../../platform/database/database.js'
import { Retention } from '../../../platform/retention/retention.js'
import { type PollError, polledItems, polls } from './poll.table.js'

/** A poll that this process has just taken. */
export type TakenPoll = typeof polls.$inferSelect & {
  /** Which other side it asks: polls of one lane wait for each other, and for nobody else. */
  readonly lane: string
}

/** How many polls a process may take, in all and of each lane. */
export interface PollRoom {
  readonly inAll: number
  readonly inEachLane: number
  /** What is taken of that already, by lane. */
  readonly taken: ReadonlyMap<string, number>
}

/** The connection or the host that a poll's configuration names, or else its trigger. */
const lane = sql<string>`coalesce(
  ${polls.config} ->> 'connection', substring(${polls.config} ->> 'url' from '^[^:]+://[^/?#]+'), ${polls.triggerType})`

/** What is written of a poll that has ended. */
export type PollEnd =
  | { readonly nextAt: Date; readonly cursor: Json; readonly found: number }
  | { readonly nextAt: Date; readonly error: PollError }

/** Longer than any poll takes; when it is over, its process is taken for dead. */
const leaseMilliseconds = 60_000
const keptDays = 30

/** The statements of polling. */
@Injectable()
export class PollStore {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(CLOCK) private readonly now: Clock,
    @Inject(Retention) retention: Retention,
  ) {
    retention.register(() => this.forgetItems())
  }

  /** Takes polls that are due, as many as there is room for. */
  async take({ inAll, inEachLane, taken }: PollRoom): Promise<TakenPoll[]> {
    const now = this.now()
    const isDue = and(sql`${polls.nextAt} <= ${now}`, sql`coalesce(${polls.leaseUntil} <= ${now}, true)`)
    const [lanes, counts] = [sql.param([...taken.keys()]), sql.param([...taken.values()])]
    const fitting = sql`
      select lined.workflow_id
        from (select workflow_id, ${lane} as lane,
                row_number() over (partition by ${lane} order by ${polls.nextAt}) as place
                from ${polls} where ${isDue}) lined
        left join unnest(${lanes}::text[], ${counts}::int[]) as busy(lane, polls) on busy.lane = lined.lane
       where lined.place <= ${inEachLane}::int - coalesce(busy.polls, 0)`
    const due = this.database
      .select({ id: polls.workflowId })
      .from(polls)
      .where(and(isDue, sql`${polls.workflowId} = any(array(${fitting}))`))
      .orderBy(asc(polls.nextAt))
      .limit(inAll)
      .for('update', { skipLocked: true })
    return this.database
      .update(polls)
      .set({ epoch: sql`${polls.epoch} + 1`, leaseUntil: new Date(now.getTime() + leaseMilliseconds) })
      .where(sql`${polls.workflowId} = any(array(${due}))`)
      .returning({ ...getTableColumns(polls), lane })
  }

  /** When the next poll is due that nobody has taken, apart from those of full lanes. */
  async nextDue(fullLanes: readonly string[]): Promise<Date | undefined> {
    const [row] = await this.database
      .select({ nextAt: polls.nextAt })
      .from(polls)
      .where(sql`${polls.leaseUntil} is null and ${lane} <> all(${sql.param([...fullLanes])}::text[])`)
      .orderBy(asc(polls.nextAt))
      .limit(1)
    return row?.nextAt
  }

  /** Writes how a poll ended, unless it is no longer ours or its workflow was turned off. */
  async end(
    transaction: Transaction,
    { workflowId, epoch, failures }: TakenPoll,
    end: PollEnd,
  ): Promise<void> {
    const { nextAt } = end
    const result =
      'error' in end
        ? { failures: failures + 1, lastError: end.error }
        : { failures: 0, lastError: null, cursor: end.cursor, primed: true, lastFound: end.found }
    await transaction
      .update(polls)
      .set({ ...result, nextAt, leaseUntil: null, lastAt: this.now() })
      .where(and(eq(polls.workflowId, workflowId), eq(polls.epoch, epoch)))
  }

  /** Whether the poll is still ours; if so, nobody takes it away before the end of the transaction. */
  async hold(transaction: Transaction, { workflowId, epoch }: TakenPoll): Promise<boolean> {
    const held = await transaction
      .select({ id: polls.workflowId })
      .from(polls)
      .where(and(eq(polls.workflowId, workflowId), eq(polls.epoch, epoch)))
      .for('update')
    return held.length === 1
  }

  /** Notes that items were found; answers the ids of those that nobody had found before. */
  async note(transaction: Transaction, workflowId: string, itemIds: readonly string[]): Promise<Set<string>> {
    if (itemIds.length === 0) return new Set()
    // An item that is found again and again is written once a day, so that it is not forgotten.
    const { rows } = await transaction.execute(sql`
      insert into polled_items (workflow_id, item_id, seen_at)
      select ${workflowId}::uuid, item_id, ${this.now().toISOString()}::timestamptz
        from unnest(${sql.param([...itemIds])}::text[]) item_id
      on conflict (workflow_id, item_id) do update set seen_at = excluded.seen_at
        where polled_items.seen_at < excluded.seen_at - interval '1 day'
      returning item_id, xmax = 0 as fresh`)
    const noted = z.array(z.object({ item_id: z.string(), fresh: z.boolean() })).parse(rows)
    return new Set(noted.filter(({ fresh }) => fresh).map(({ item_id }) => item_id))
  }

  /**
   * Forgets what the other side has not named for long, by the clock of its own polls: while nobody asked, as when the
   * shop's machine was off or the sign-in was refused, nothing says that an item is gone.
   */
  private async forgetItems(): Promise<void> {
    const before = new Date(this.now().getTime() - keptDays * 24 * 3_600_000)
    await this.database.execute(sql`
      delete from ${polledItems} using ${polls}
       where ${polledItems.seenAt} < ${before.toISOString()}::timestamptz
         and ${polls.workflowId} = ${polledItems.workflowId} and ${polls.failures} = 0
         and ${polledItems.seenAt} < ${polls.lastAt} - make_interval(days => ${keptDays}::int)`)
  }
}
