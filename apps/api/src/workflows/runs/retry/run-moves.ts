import { addressKey, planMove, type RunId, runIdSchema } from '@counterflow/core'
import { Inject, Injectable } from '@nestjs/common'
import { and, eq, isNotNull, sql } from 'drizzle-orm'
import { v7 as uuidv7 } from 'uuid'
import type { Transaction } from '../../../platform/database/database.js'
import { Transactions } from '../../../platform/database/transactions.js'
import { PluginActions } from '../../../plugins/plugins.public.js'
import { type PastRun, readPastRuns } from '../history/past-runs.js'
import { runs } from '../run.table.js'
import { eventWaits } from '../waits/event-wait.table.js'
import { copyRecords } from './kept-records.js'
import { positionsOf } from './retry-planning.js'
import { newRun, type RetryTarget } from './run-retries.js'

/** Lets runs that wait go on under another version: each is ended, and a new one takes up where it stood. */
@Injectable()
export class RunMoves {
  constructor(
    @Inject(Transactions) private readonly transactions: Transactions,
    @Inject(PluginActions) private readonly actions: PluginActions,
  ) {}

  /** False: the run cannot go on there, or somebody works on it or brings it an event at this moment. */
  async move(runId: RunId, target: RetryTarget): Promise<boolean> {
    return this.transactions.run(async (transaction) => {
      if (!(await holdWaiting(transaction, runId))) return false
      const [past] = await readPastRuns(transaction, [runId])
      if (past === undefined || past.run.versionId === target.versionId) return false
      const plan = planMove(past, target.graph)
      if (plan.kind === 'impossible') return false
      const shop = await this.actions.shopValues(transaction)
      const id = runIdSchema.parse(uuidv7())
      const made = newRun(id, past, target, shop)
      await end(transaction, runId)
      await transaction.insert(runs).values({
        ...made,
        // A run that was let through keeps its place among those with its key.
        gated: past.run.gated && made.concurrencyKey !== null,
        arrivals: await takeWaits(transaction, past, id, plan.waits.map(addressKey)),
      })
      const positions = positionsOf(past, [...plan.kept, ...plan.waits])
      await copyRecords(transaction, [{ from: runId, to: id, positions }])
      return true
    })
  }
}

/**
 * Holds a run that waits, and before it what it waits for, in the order in which an event that comes takes them.
 * Nothing is waited for here: what is held by others is left alone, so that no event is ever held up by a move.
 */
async function holdWaiting(transaction: Transaction, runId: RunId): Promise<boolean> {
  const waits = await transaction.$count(eventWaits, eq(eventWaits.runId, runId))
  const held = await transaction
    .select({ nodeId: eventWaits.nodeId })
    .from(eventWaits)
    .where(eq(eventWaits.runId, runId))
    .for('update', { skipLocked: true })
  if (held.length !== waits) return false
  const rows = await transaction
    .select({ id: runs.id })
    .from(runs)
    .where(
      sql`${runs.id} = ${runId} and ${runs.finishedAt} is null and ${runs.owner} is null
        and (${runs.dueAt} > now() or ${runs.gated})`,
    )
    .for('no key update', { skipLocked: true })
  return rows.length === 1
}

async function end(transaction: Transaction, runId: RunId): Promise<void> {
  await transaction
    .update(runs)
    .set({ epoch: sql`${runs.epoch} + 1`, gated: false, finishedAt: sql`now()`, result: 'cancelled' })
    .where(eq(runs.id, runId))
}

/** Hands the waits for events at `keys` over to the run `to`. Answers for how many of them the event has come. */
async function takeWaits(
  transaction: Transaction,
  { run, rows }: PastRun,
  to: RunId,
  keys: readonly string[],
): Promise<number> {
  const kept = new Set(keys)
  const steps = new Map(
    rows.map(({ nodeId, iteration }) => [`${nodeId} ${iteration}`, { nodeId, iteration }]),
  )
  for (const { nodeId, iteration } of steps.values()) {
    const key = iteration === '' ? nodeId : `${nodeId}@${iteration}`
    if (!kept.has(key)) continue
    await transaction
      .update(eventWaits)
      .set({ runId: to })
      .where(
        and(eq(eventWaits.runId, run.id), eq(eventWaits.nodeId, nodeId), eq(eventWaits.iteration, iteration)),
      )
  }
  return transaction.$count(eventWaits, and(eq(eventWaits.runId, to), isNotNull(eventWaits.eventId)))
}
