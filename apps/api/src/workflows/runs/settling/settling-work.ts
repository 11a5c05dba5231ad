import { buildGraph, type RunId, runIdSchema, workflowIdSchema } from '@counterflow/core'
import { Inject, Injectable } from '@nestjs/common'
import { and, eq, inArray, isNull, lte, sql } from 'drizzle-orm'
import { anewWhereCrossed } from '../../../platform/database/crossed-changes.js'
import { DATABASE, type Database, type Transaction } from '../../../platform/database/database.js'
import { Transactions } from '../../../platform/database/transactions.js'
import { EventLog } from '../../../platform/events/event-log.js'
import { JobQueue } from '../../../platform/jobs/job-queue.js'
import { Sweeper } from '../../../platform/liveness/sweeper.js'
import { LOGGER, type Logger } from '../../../platform/logging/logger.js'
import { Signals } from '../../../platform/signals/signals.js'
import { WorkflowRepository } from '../../definitions/workflow-repository.js'
import { RunMoves } from '../retry/run-moves.js'
import { RunMetrics } from '../run-metrics.js'
import { cancelWaiting, type RunFate } from './run-fate.js'
import { runSettlings, settledRuns } from './run-settling.table.js'
import { runSettlingProgressed } from './settling-events.js'
import { settleWaitingRuns } from './settling-jobs.js'
import { inSeconds, leaseSeconds, type Settling, Settlings } from './settlings.js'

/** How many runs are settled between two words about the progress. */
const batch = 50
const mostFaults = 5
/** A settling is looked at once more after this time, for runs that began while its version was turned on. */
const lateSeconds = 2

/** Settles one run as part of a transaction. */
type Settle = (transaction: Transaction, runId: RunId) => Promise<RunFate>

/**
 * Moves or cancels runs that wait, each in a transaction of its own together with the word that it was done: whoever dies
 * over it loses nothing and repeats nothing, and several processes share the work.
 */
@Injectable()
export class SettlingWork {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(Transactions) private readonly transactions: Transactions,
    @Inject(WorkflowRepository) private readonly repository: WorkflowRepository,
    @Inject(Settlings) private readonly settlings: Settlings,
    @Inject(RunMoves) private readonly moves: RunMoves,
    @Inject(RunMetrics) private readonly metrics: RunMetrics,
    @Inject(EventLog) private readonly events: EventLog,
    @Inject(Signals) private readonly signals: Signals,
    @Inject(LOGGER) private readonly logger: Logger,
    @Inject(JobQueue) jobs: JobQueue,
    @Inject(Sweeper) sweeper: Sweeper,
  ) {
    jobs.handle(settleWaitingRuns, ({ settlingId }, signal) => this.work(settlingId, signal))
    sweeper.registerRoutine(() => this.sweep())
  }

  /** Settles every run whose turn it is. */
  async work(settlingId: string, signal: AbortSignal): Promise<void> {
    const settling = await this.hold(settlingId)
    if (settling === undefined) return
    const settle = await this.settleOf(settling)
    for (let isOpen = true; isOpen; ) {
      const settled = await this.settleSome(settlingId, settle, signal)
      if (settled > 0) this.signals.send('runs')
      isOpen = settled === batch && !signal.aborted && (await this.hold(settlingId)) !== undefined
      if (isOpen) await this.transactions.run((transaction) => this.announce(transaction, settling, false))
    }
    await this.rest(settling)
  }

  /** Asks again for what nobody works on: runs were busy when they were looked at, or a process died over it. */
  async sweep(): Promise<void> {
    await this.transactions.run(async (transaction) => {
      const due = await transaction
        .select({ id: runSettlings.id })
        .from(runSettlings)
        .where(and(isNull(runSettlings.finishedAt), lte(runSettlings.lookAt, sql`now()`)))
        .orderBy(runSettlings.lookAt)
        .limit(20)
        .for('no key update', { skipLocked: true })
      if (due.length === 0) return
      const ids = due.map(({ id }) => id)
      await transaction
        .update(runSettlings)
        .set({ lookAt: inSeconds(leaseSeconds) })
        .where(inArray(runSettlings.id, ids))
      for (const id of ids) await this.settlings.request(transaction, id)
    })
  }

  /** Says that somebody works on it; undefined when it is over. */
  private async hold(settlingId: string): Promise<Settling | undefined> {
    const [settling] = await this.database
      .update(runSettlings)
      .set({ lookAt: inSeconds(leaseSeconds) })
      .where(and(eq(runSettlings.id, settlingId), isNull(runSettlings.finishedAt)))
      .returning()
    return settling
  }

  private async settleOf({ deed, versionId }: Settling): Promise<Settle> {
    if (deed === 'cancel') return cancelWaiting
    const version = await this.repository.version(this.database, versionId ?? '')
    if (version === undefined) throw new Error(`There is no version ${versionId} to which runs could move.`)
    const target = { versionId: version.id, graph: buildGraph(version.definition) }
    return (transaction, runId) => this.moves.move(transaction, runId, target)
  }

  /** How many were looked at: fewer than a batch when there is none left whose turn it is. */
  private async settleSome(settlingId: string, settle: Settle, signal: AbortSignal): Promise<number> {
    for (let settled = 0; settled < batch; settled += 1) {
      if (signal.aborted || !(await this.settleNext(settlingId, settle))) return settled
    }
    return batch
  }

  /** False when there is none whose turn it is. A fault with one run is noted with it, and keeps no other waiting. */
  private async settleNext(settlingId: string, settle: Settle): Promise<boolean> {
    let taken: RunId | undefined
    try {
      const fate = await anewWhereCrossed(() =>
        this.transactions.run(async (transaction) => {
          taken = await takeNext(transaction, settlingId)
          if (taken === undefined) return undefined
          const fate = await settle(transaction, taken)
          await record(transaction, settlingId, taken, fate)
          return fate
        }),
      )
      if (fate?.outcome === 'done') this.metrics.cutShort('cancelled')
      return fate !== undefined
    } catch (error) {
      if (taken === undefined) throw error
      this.logger.warn({ error, runId: taken }, 'A run that waits could not be settled.')
      await this.recordFault(settlingId, taken)
      return true
    }
  }

  private async recordFault(settlingId: string, runId: RunId): Promise<void> {
    await this.database
      .update(settledRuns)
      .set({
        faults: sql`${settledRuns.faults} + 1`,
        lookAt: sql`now() + power(2, ${settledRuns.faults}) * interval '1 second'`,
        outcome: sql`case when ${settledRuns.faults} + 1 >= ${mostFaults}::int then 'failed' end`,
      })
      .where(isOpenItem(settlingId, runId))
  }

  /** Ends it, or says when the next of its runs is to be looked at: at once, where this process stops. */
  private async rest(settling: Settling): Promise<void> {
    await this.transactions.run(async (transaction) => {
      const isOpen = and(eq(runSettlings.id, settling.id), isNull(runSettlings.finishedAt))
      const held = await transaction
        .select({ id: runSettlings.id })
        .from(runSettlings)
        .where(isOpen)
        .for('no key update')
      if (held.length === 0) return
      await this.settlings.gatherLate(transaction, settling)
      const next = sql`(
        select min(${settledRuns.lookAt}) from ${settledRuns}
         where ${settledRuns.settlingId} = ${settling.id} and ${settledRuns.outcome} is null)`
      const isLate = sql`(${runSettlings.fromVersionId} is not null
        or ${runSettlings.createdAt} <= ${inSeconds(-lateSeconds)})`
      const lateAt = sql`${runSettlings.createdAt} + ${lateSeconds}::float8 * interval '1 second'`
      const [rested] = await transaction
        .update(runSettlings)
        .set({
          finishedAt: sql`case when ${next} is null and ${isLate} then now() end`,
          lookAt: sql`coalesce(${next}, ${lateAt})`,
        })
        .where(isOpen)
        .returning({ finishedAt: runSettlings.finishedAt })
      await this.announce(transaction, settling, (rested?.finishedAt ?? null) !== null)
    })
  }

  private async announce(
    transaction: Transaction,
    { id, workflowId }: Settling,
    finished: boolean,
  ): Promise<void> {
    const payload = { settlingId: id, workflowId: workflowIdSchema.parse(workflowId), finished }
    await this.events.append(transaction, runSettlingProgressed, { subjectId: id, payload })
  }
}

const isOpenItem = (settlingId: string, runId: RunId) =>
  and(eq(settledRuns.settlingId, settlingId), eq(settledRuns.runId, runId), isNull(settledRuns.outcome))

/** Takes a run whose turn it is, unless another process has it. */
async function takeNext(transaction: Transaction, settlingId: string): Promise<RunId | undefined> {
  const [next] = await transaction
    .select({ runId: settledRuns.runId })
    .from(settledRuns)
    .where(
      and(
        eq(settledRuns.settlingId, settlingId),
        isNull(settledRuns.outcome),
        lte(settledRuns.lookAt, sql`now()`),
      ),
    )
    .orderBy(settledRuns.lookAt, settledRuns.runId)
    .limit(1)
    .for('update', { skipLocked: true })
  return next && runIdSchema.parse(next.runId)
}

async function record(
  transaction: Transaction,
  settlingId: string,
  runId: RunId,
  fate: RunFate,
): Promise<void> {
  const { outcome } = fate
  const later = {
    looks: sql`${settledRuns.looks} + 1`,
    lookAt: sql`now() + least(30, power(2, least(${settledRuns.looks}, 10))) * interval '1 second'`,
  }
  await transaction
    .update(settledRuns)
    .set(outcome === 'busy' ? later : { outcome, reason: outcome === 'left' ? fate.reason : null })
    .where(isOpenItem(settlingId, runId))
}
