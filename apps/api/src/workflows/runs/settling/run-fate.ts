import type { RunId } from '@counterflow/core'
import { and, eq, sql } from 'drizzle-orm'
import type { Transaction } from '../../../platform/database/database.js'
import { isAsking } from '../history/run-status.js'
import { runs } from '../run.table.js'
import type { LeftReason } from './settling-words.js'
import { isWaiting } from './waiting.js'

/** What came of settling one run; `busy`: somebody works on it or brings it an event, so that it is looked at again. */
export type RunFate =
  | { readonly outcome: 'done' | 'ended' | 'busy' }
  | { readonly outcome: 'left'; readonly reason: LeftReason }

/** Why a run could not be held as one that waits. */
export async function fateOfUnheld(transaction: Transaction, runId: RunId): Promise<RunFate> {
  const [run] = await transaction
    .select({ finishedAt: runs.finishedAt, owner: runs.owner, asking: isAsking })
    .from(runs)
    .where(eq(runs.id, runId))
  if (run === undefined || run.finishedAt !== null) return { outcome: 'ended' }
  return run.asking && run.owner === null ? { outcome: 'left', reason: 'asking' } : { outcome: 'busy' }
}

/** Cancels a run that waits. Whoever holds it at this moment is not waited for. */
export async function cancelWaiting(transaction: Transaction, runId: RunId): Promise<RunFate> {
  const held = await transaction
    .select({ id: runs.id })
    .from(runs)
    .where(and(eq(runs.id, runId), isWaiting))
    .for('no key update', { skipLocked: true })
  if (held.length === 0) return fateOfUnheld(transaction, runId)
  await endCancelled(transaction, runId)
  return { outcome: 'done' }
}

/** Ends a run that is held. Late writes of whoever drove it are refused from then on. */
export async function endCancelled(transaction: Transaction, runId: RunId): Promise<void> {
  await transaction
    .update(runs)
    .set({ epoch: sql`${runs.epoch} + 1`, gated: false, finishedAt: sql`now()`, result: 'cancelled' })
    .where(eq(runs.id, runId))
}
