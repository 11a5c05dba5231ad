import { randomUUIDv7 } from 'node:crypto'
import type { RunError } from '@counterflow/core'
import { z } from 'zod'
import type { PlainPool } from '../../../platform/database/plain-pool.js'
import type { RunEnd } from '../endings/run-endings.js'
import type { ClaimedRun } from './claimed-run.js'

/** What became of the runs of dead owners. */
export interface FreedRuns {
  readonly freed: number
  /** The ids of those that were set aside, for this reason. */
  readonly quarantined: readonly string[]
  readonly error: RunError
}

/** The limit in the statement, where it must be a literal. */
const mostAtOnce = 1_000
const askedRow = z.tuple([z.object({ asked: z.string() })])
const freedRows = z.array(z.object({ id: z.string(), result: z.string().nullable() }))

/**
 * The ways in which a run leaves its owner other than by a flush of its own. Each raises the epoch.
 *
 * No index leads from an owner to its runs. They were due when they were claimed, and no gate holds them back: said in
 * the statements that look for them, this lets the index of what is due find them. The day is for clocks that are put
 * back. Whoever locks several runs does it in the order of their ids, as the flushes do.
 */
export class RunReleases {
  constructor(private readonly pool: PlainPool) {}

  /** Puts a run back that could not be driven, to be claimed again after `until`. */
  async release(runId: string, epoch: number, until: number): Promise<void> {
    await this.pool`
      update runs set owner = null, epoch = epoch + 1, due_at = ${new Date(until)}
       where id = ${runId} and epoch = ${epoch}`
  }

  /** Ends a run in whatever state it is; late writes of its owner are refused from then on. False: it had ended. */
  async cancel(runId: string): Promise<boolean> {
    const rows = await this.pool`
      update runs set owner = null, epoch = epoch + 1, debounce_key = null, gated = false,
        finished_at = now(), result = 'cancelled'
       where id = ${runId} and finished_at is null returning id`
    return rows.length === 1
  }

  /** Frees the runs of dead owners. Those that have seen too many of their owners die are quarantined. */
  async freeRunsOfDeadOwners(deadOwners: readonly number[], mostCrashes: number): Promise<FreedRuns> {
    const error: RunError = {
      code: 'quarantined',
      message: `The server died ${mostCrashes} times while it worked on this run, so it is not tried again by itself.`,
      nodeId: null,
    }
    const quarantined: string[] = []
    for (let freed = 0; ; ) {
      const eventIds = Array.from({ length: mostAtOnce }, () => randomUUIDv7())
      const rows = await this.pool`
        with held as materialized (
          select id from runs
           where finished_at is null and not gated and due_at < now() + interval '1 day'
             and owner = any(${[...deadOwners]}::int[])
           order by id limit 1000 for no key update),
        freed as (
          update runs set
            owner = null,
            epoch = epoch + 1,
            crashes = crashes + 1,
            finished_at = case when crashes + 1 >= ${mostCrashes}::int then now() end,
            result = case when crashes + 1 >= ${mostCrashes}::int then 'quarantined' end,
            error = case when crashes + 1 >= ${mostCrashes}::int then ${JSON.stringify(error)}::text::jsonb end
          where id = any(array(select id from held))
          returning id, result, error),
        told as (
          insert into events (id, type, subject_type, subject_id, audience, payload)
          select e.id, 'run.quarantined', 'run', f.id::text, 'runs.read', jsonb_build_object('error', f.error)
            from (select *, row_number() over (order by id) as place from freed where result is not null) f
            join unnest(${eventIds}::uuid[]) with ordinality as e(id, place) using (place))
        select id, result from freed`
      freed += rows.length
      for (const { id, result } of freedRows.parse(rows)) if (result !== null) quarantined.push(id)
      if (rows.length < mostAtOnce) return { freed, quarantined, error }
    }
  }

  /**
   * Puts a run back because of a fault that trying again may not cure. With the third fault it ends as failed, so that
   * an effect whose outcome cannot be written is not attempted for ever: the answer is then how it ended.
   */
  async releaseAfterFault(
    run: Pick<ClaimedRun, 'id' | 'epoch'>,
    fault: string,
    until: number,
    mostFaults: number,
  ): Promise<RunEnd | undefined> {
    const error: RunError = { code: 'engine_fault', message: fault, nodeId: null }
    const rows = await this.pool`
      with released as (
        update runs set
          owner = null,
          epoch = epoch + 1,
          due_at = ${new Date(until)},
          crashes = crashes + 1,
          finished_at = case when crashes + 1 >= ${mostFaults}::int then now() end,
          result = case when crashes + 1 >= ${mostFaults}::int then 'failed' end,
          error = case when crashes + 1 >= ${mostFaults}::int then ${JSON.stringify(error)}::text::jsonb end
        where id = ${run.id} and epoch = ${run.epoch}
        returning id, result, error),
      told as (
        insert into events (id, type, subject_type, subject_id, audience, payload)
        select ${randomUUIDv7()}::uuid, 'run.failed', 'run', id::text, 'runs.read', jsonb_build_object('error', error)
          from released where result is not null)
      select 1 from released where result is not null`
    return rows.length === 0 ? undefined : { result: 'failed', error }
  }

  /**
   * Frees what `owner` holds without knowing of it: a claim or a commit whose answer was lost with its connection.
   * @param known the runs that it knows of, asked for when it is settled which runs count: what is committed from then
   *   on may be on its way to the owner
   */
  async freeForgotten(owner: number, known: () => readonly string[]): Promise<void> {
    const [{ asked }] = askedRow.parse(await this.pool`select now()::text as asked`)
    await this.pool`
      with held as materialized (
        select id from runs
         where finished_at is null and not gated and due_at < now() + interval '1 day'
           and owner = ${owner} and created_at < ${asked}::timestamptz and id <> all(${[...known()]}::uuid[])
         order by id for no key update)
      update runs set owner = null, epoch = epoch + 1 where id = any(array(select id from held))`
  }
}
