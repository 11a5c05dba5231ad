import { addressKey, planMove, type RunId, runIdSchema } from '@counterflow/core'
import { Inject, Injectable } from '@nestjs/common'
import { and, eq, isNotNull } from 'drizzle-orm'
import { v7 as uuidv7 } from 'uuid'
import type { Transaction } from '../../../platform/database/database.js'
import { PluginActions } from '../../../plugins/plugins.public.js'
import { asks, lastRows, type PastRun, readPastRuns } from '../history/past-runs.js'
import { runs } from '../run.table.js'
import { endCancelled, fateOfUnheld, type RunFate } from '../settling/run-fate.js'
import { isWaiting } from '../settling/waiting.js'
import { eventWaits } from '../waits/event-wait.table.js'
import { copyRecords } from './kept-records.js'
import { positionsOf } from './retry-planning.js'
import { newRun, type RetryTarget } from './run-retries.js'

/** Lets runs that wait go on under another version: each is ended, and a new one takes up where it stood. */
@Injectable()
export class RunMoves {
  constructor(@Inject(PluginActions) private readonly actions: PluginActions) {}

  /** Moves a run as part of `transaction`, or says why it stays. */
  async move(transaction: Transaction, runId: RunId, target: RetryTarget): Promise<RunFate> {
    if (!(await holdWaiting(transaction, runId))) return fateOfUnheld(transaction, runId)
    const [past] = await readPastRuns(transaction, [runId])
    if (past === undefined) throw new Error(`What is known of the run ${runId} cannot be read.`)
    if (past.run.versionId === target.versionId) return { outcome: 'ended' }
    // It may have begun to ask just before it was held.
    if ([...lastRows(past.rows).values()].some(asks)) return { outcome: 'left', reason: 'asking' }
    const plan = planMove(past, target.graph)
    if (plan.kind === 'impossible') return { outcome: 'left', reason: plan.reason }
    const shop = await this.actions.shopValues(transaction)
    const id = runIdSchema.parse(uuidv7())
    const made = newRun(id, past, target, shop)
    await endCancelled(transaction, runId)
    await transaction.insert(runs).values({
      ...made,
      // A run that was let through keeps its place among those with its key.
      gated: past.run.gated && made.concurrencyKey !== null,
      arrivals: await takeWaits(transaction, past, id, plan.waits.map(addressKey)),
    })
    const positions = positionsOf(past, [...plan.kept, ...plan.waits])
    await copyRecords(transaction, [{ from: runId, to: id, positions }])
    return { outcome: 'done' }
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
    .where(and(eq(runs.id, runId), isWaiting))
    .for('no key update', { skipLocked: true })
  return rows.length === 1
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
