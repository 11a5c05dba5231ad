import { runIdSchema, type WorkflowId } from '@counterflow/core'
import { Inject, Injectable } from '@nestjs/common'
import { and, eq, gt, lt, type SQL, sql } from 'drizzle-orm'
import { z } from 'zod'
import { DATABASE, type Database } from '../../../platform/database/database.js'
import { earliestId } from '../../../platform/database/earliest-id.js'
import { Transactions } from '../../../platform/database/transactions.js'
import { readPastRuns } from '../history/past-runs.js'
import { runs } from '../run.table.js'
import { holdFailedRuns } from './held-runs.js'
import { plannedRetry } from './retry-planning.js'
import { RunRetries } from './run-retries.js'

const most = 1_000
const batch = 50
/** Any number; two at once must not both take the same runs. */
const bulkLock = 7_300_012
const momentRow = z.object({ moment: z.iso.datetime() })

/** Which failed runs are meant. */
export interface FailedRuns {
  readonly workflowId?: WorkflowId | undefined
  readonly startedFrom?: string | undefined
  readonly startedBefore?: string | undefined
  readonly cause?: { readonly nodeId: string | null; readonly code: string } | undefined
  /** The moment of an earlier request that this one goes on with. */
  readonly failedBefore?: string | undefined
}

interface BulkRetry {
  readonly retried: number
  readonly skipped: number
  readonly more: boolean
  /** What has failed since is left alone: send it along with the next request. */
  readonly failedBefore: string
}

/** Retries many failed runs after an outage: each from the step that failed, on its own version. */
@Injectable()
export class BulkRetries {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(Transactions) private readonly transactions: Transactions,
    @Inject(RunRetries) private readonly retries: RunRetries,
  ) {}

  /**
   * Each batch is a transaction of its own, the oldest runs first; what was retried before is left alone, and so is
   * what fails from now on, or from the moment of the request that this one goes on with: a retry that fails at once is no
   * failed run that was meant.
   */
  async retry(which: FailedRuns): Promise<BulkRetry> {
    const failedBefore = await this.moment(which.failedBefore)
    let [retried, seen, place] = [0, 0, earliestId(new Date(0))]
    while (seen < most) {
      const done = await this.retrySome([...conditionsOf(which), hadFailedBy(failedBefore)], place)
      if (done.last === undefined) {
        return { retried, skipped: seen - retried, more: false, failedBefore }
      }
      place = done.last
      seen += done.seen
      retried += done.retried
    }
    return { retried, skipped: seen - retried, more: true, failedBefore }
  }

  /** Now by the clock that says when runs ended, unless an earlier moment is asked for. */
  private async moment(asked: string | undefined): Promise<string> {
    const { rows } = await this.database.execute(sql`
      select to_char(
        least(clock_timestamp(), ${asked ?? null}::timestamptz) at time zone 'UTC',
        'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'
      ) as moment`)
    return momentRow.parse(rows[0]).moment
  }

  private async retrySome(conditions: readonly SQL[], after: string) {
    return this.transactions.run(async (transaction) => {
      await transaction.execute(sql`select pg_advisory_xact_lock(${bulkLock})`)
      const which = and(gt(runs.id, after), ...conditions)
      const { ids, retried } = await holdFailedRuns(transaction, which, batch)
      const left = ids.filter((id) => !retried.has(id)).map((id) => runIdSchema.parse(id))
      const pasts = left.length === 0 ? [] : await readPastRuns(transaction, left)
      const planned = pasts.flatMap((past) => {
        const plan = plannedRetry(past, past.graph, 'failed')
        const target = { versionId: past.run.versionId, graph: past.graph }
        return plan.kind === 'possible' ? [{ past, target, kept: plan.kept }] : []
      })
      const made = await this.retries.make(transaction, planned)
      return { last: ids.at(-1), seen: ids.length, retried: made.length }
    })
  }
}

const hadFailedBy = (moment: string): SQL => sql`${runs.finishedAt} < ${moment}::timestamptz`

function conditionsOf({ workflowId, startedFrom, startedBefore, cause }: FailedRuns): SQL[] {
  const conditions = [
    eq(runs.result, 'failed'),
    sql`not exists (select 1 from runs retry where retry.retry_of = ${runs.id})`,
  ]
  if (workflowId !== undefined) conditions.push(eq(runs.workflowId, workflowId))
  if (startedFrom !== undefined) conditions.push(gt(runs.id, earliestId(new Date(startedFrom))))
  if (startedBefore !== undefined) conditions.push(lt(runs.id, earliestId(new Date(startedBefore))))
  if (cause !== undefined) {
    conditions.push(sql`${runs.error} ->> 'code' = ${cause.code}`)
    conditions.push(sql`${runs.error} ->> 'nodeId' is not distinct from ${cause.nodeId}::text`)
  }
  return conditions
}
