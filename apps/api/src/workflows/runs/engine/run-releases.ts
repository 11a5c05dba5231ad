import type { RunError } from '@counterflow/core'
import type { PlainPool } from '../../../platform/database/plain-pool.js'
import type { ClaimedRun } from './claimed-run.js'

/**
 * The ways in which a run leaves its owner other than by a flush of its own. Each raises the epoch.
 *
 * No index leads from an owner to its runs. They were due when they were claimed, and no gate holds them back: said in
 * the statements that look for them, this lets the index of what is due find them. The day is for clocks that are put
 * back.
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
  async freeRunsOfDeadOwners(deadOwners: readonly number[], mostCrashes: number): Promise<number> {
    const quarantined = JSON.stringify({
      code: 'quarantined',
      message: `The server died ${mostCrashes} times while it worked on this run, so it is not tried again by itself.`,
      nodeId: null,
    } satisfies RunError)
    const rows = await this.pool`
      update runs set
        owner = null,
        epoch = epoch + 1,
        crashes = crashes + 1,
        finished_at = case when crashes + 1 >= ${mostCrashes}::int then now() end,
        result = case when crashes + 1 >= ${mostCrashes}::int then 'quarantined' end,
        error = case when crashes + 1 >= ${mostCrashes}::int then ${quarantined}::text::jsonb end
      where finished_at is null and not gated and due_at < now() + interval '1 day'
        and owner = any(${[...deadOwners]}::int[])
      returning id`
    return rows.length
  }

  /**
   * Puts a run back because of a fault that trying again may not cure. With the third fault it ends as failed, so that
   * an effect whose outcome cannot be written is not attempted for ever.
   */
  async releaseAfterFault(run: ClaimedRun, fault: string, until: number, mostFaults: number): Promise<void> {
    const error = JSON.stringify({ code: 'engine_fault', message: fault, nodeId: null } satisfies RunError)
    await this.pool`
      update runs set
        owner = null,
        epoch = epoch + 1,
        due_at = ${new Date(until)},
        crashes = crashes + 1,
        finished_at = case when crashes + 1 >= ${mostFaults}::int then now() end,
        result = case when crashes + 1 >= ${mostFaults}::int then 'failed' end,
        error = case when crashes + 1 >= ${mostFaults}::int then ${error}::text::jsonb end
      where id = ${run.id} and epoch = ${run.epoch}`
  }

  /** Frees what `owner` holds without knowing of it: a claim whose answer was lost with its connection. */
  async freeForgotten(owner: number, known: readonly string[]): Promise<void> {
    await this.pool`
      update runs set owner = null, epoch = epoch + 1
       where finished_at is null and not gated and due_at < now() + interval '1 day'
         and owner = ${owner} and id <> all(${[...known]}::uuid[])`
  }
}
