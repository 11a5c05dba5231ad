import type { WorkflowId } from '@counterflow/core'
import { Inject, Injectable } from '@nestjs/common'
import { and, eq, isNull, ne, type SQL, sql } from 'drizzle-orm'
import { v7 as uuidv7 } from 'uuid'
import type { Transaction } from '../../../platform/database/database.js'
import { JobQueue } from '../../../platform/jobs/job-queue.js'
import { type RecordedActor, workflows } from '../../definitions/workflow.table.js'
import { runs } from '../run.table.js'
import { runSettlings, settledRuns } from './run-settling.table.js'
import { settleWaitingRuns } from './settling-jobs.js'
import type { SettlingDeed } from './settling-words.js'
import { mayWait } from './waiting.js'

export type Settling = typeof runSettlings.$inferSelect

/** What somebody wants done with runs that wait. */
export interface SettlingWish {
  readonly workflowId: WorkflowId
  readonly deed: SettlingDeed
  /** The version whose runs are meant; null: all but the live one. */
  readonly fromVersionId: string | null
  /** The live version, to which runs move. */
  readonly versionId: string | null
  readonly requestedBy: RecordedActor
}

/** How long whoever works on a settling has to say that they still do, in seconds. */
export const leaseSeconds = 15

/** A delivery that is taken in while a version is turned on may still begin on the one before it. */
const lateSeconds = 10

/** Keeps what was decided about runs that wait, and which runs it is about. */
@Injectable()
export class Settlings {
  constructor(@Inject(JobQueue) private readonly jobs: JobQueue) {}

  /**
   * Notes down, as part of `transaction`, which runs are to be moved or cancelled, and has it done after the commit.
   * Those that somebody works on at this moment are among them: they may come to wait. What was decided last counts, but
   * a run that is about to be cancelled stays so.
   */
  async begin(transaction: Transaction, wish: SettlingWish): Promise<string> {
    const id = uuidv7()
    const { fromVersionId } = wish
    await this.replace(
      transaction,
      wish.workflowId,
      undefined,
      fromVersionId === null ? undefined : eq(runs.versionId, fromVersionId),
    )
    const [settling] = await transaction
      .insert(runSettlings)
      .values({ id, ...wish, lookAt: inSeconds(leaseSeconds), createdAt: sql`now()` })
      .returning()
    if (settling === undefined) throw new Error('The database gave no settling.')
    await gather(transaction, settling)
    await this.request(transaction, id)
    return id
  }

  /** Another version is live from now: runs that were to move elsewhere stay where they are, unless more is said. */
  async replaceMoves(transaction: Transaction, workflowId: WorkflowId, versionId: string): Promise<void> {
    await this.replace(transaction, workflowId, ne(runSettlings.versionId, versionId), undefined)
  }

  /** Has a settling worked on by whoever is free. */
  async request(transaction: Transaction, settlingId: string): Promise<void> {
    await this.jobs.enqueue(
      transaction,
      settleWaitingRuns,
      { settlingId },
      { key: `${settleWaitingRuns.name}/${settlingId}` },
    )
  }

  /** Runs that began on the version before while the next one was turned on. Such a moment passes once. */
  async gatherLate(transaction: Transaction, settling: Settling): Promise<void> {
    const { workflowId, versionId, createdAt } = settling
    if (settling.fromVersionId !== null || versionId === null) return
    const isStillLive = sql`exists (
      select 1 from ${workflows} where id = ${workflowId} and live_version_id = ${versionId})`
    const began = sql`${runs.createdAt} < ${createdAt.toISOString()}::timestamptz + ${lateSeconds} * interval '1 second'`
    await gather(transaction, settling, and(isStillLive, isNull(runs.retryOf), began))
  }

  private async replace(
    transaction: Transaction,
    workflowId: WorkflowId,
    whichSettlings: SQL | undefined,
    whichRuns: SQL | undefined,
  ): Promise<void> {
    const open = and(
      eq(runSettlings.workflowId, workflowId),
      eq(runSettlings.deed, 'move'),
      isNull(runSettlings.finishedAt),
      whichSettlings,
    )
    const replaced = await transaction
      .update(runSettlings)
      .set({ lookAt: sql`now()` })
      .where(open)
      .returning({ id: runSettlings.id })
    for (const { id } of replaced) {
      await transaction
        .update(settledRuns)
        .set({ outcome: 'replaced' })
        .where(
          and(
            eq(settledRuns.settlingId, id),
            isNull(settledRuns.outcome),
            whichRuns && sql`${settledRuns.runId} in (select ${runs.id} from ${runs} where ${whichRuns})`,
          ),
        )
    }
  }
}

export const inSeconds = (seconds: number): SQL => sql`now() + ${seconds}::float8 * interval '1 second'`

/** Notes down runs that a settling is about. */
async function gather(transaction: Transaction, settling: Settling, more?: SQL): Promise<void> {
  const { id, workflowId, fromVersionId, versionId } = settling
  const isMeant = and(
    eq(runs.workflowId, workflowId),
    fromVersionId === null ? ne(runs.versionId, versionId ?? '') : eq(runs.versionId, fromVersionId),
    mayWait,
    sql`not exists (
      select 1 from ${settledRuns} other where other.run_id = ${runs.id} and other.outcome is null)`,
    more,
  )
  await transaction.execute(sql`
    insert into ${settledRuns} (settling_id, run_id, look_at)
    select ${id}::uuid, ${runs.id}, now() from ${runs} where ${isMeant}
    on conflict do nothing`)
}
