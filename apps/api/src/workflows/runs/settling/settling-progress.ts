import { type WorkflowId, workflowVersionIdSchema } from '@counterflow/core'
import { Inject, Injectable } from '@nestjs/common'
import { and, count, desc, eq, inArray, isNotNull, isNull, or } from 'drizzle-orm'
import type { z } from 'zod'
import { DATABASE, type Database } from '../../../platform/database/database.js'
import type { settlingSchema } from '../retry/waiting-runs.contract.js'
import { runSettlings, settledRuns } from './run-settling.table.js'
import type { Settling } from './settlings.js'

type Progress = z.infer<typeof settlingSchema>
type Counted = Pick<typeof settledRuns.$inferSelect, 'settlingId' | 'outcome' | 'reason'> & { count: number }

/** Tells how far it has come what was decided about runs that wait. */
@Injectable()
export class SettlingProgress {
  constructor(@Inject(DATABASE) private readonly database: Database) {}

  /** What is under way for a workflow, and what ended last, the newest first. */
  async of(workflowId: WorkflowId): Promise<Progress[]> {
    const isOfWorkflow = eq(runSettlings.workflowId, workflowId)
    const last = this.database
      .select({ id: runSettlings.id })
      .from(runSettlings)
      .where(and(isOfWorkflow, isNotNull(runSettlings.finishedAt)))
      .orderBy(desc(runSettlings.createdAt))
      .limit(1)
    return this.read(and(isOfWorkflow, or(isNull(runSettlings.finishedAt), inArray(runSettlings.id, last))))
  }

  async one(settlingId: string): Promise<Progress> {
    const [found] = await this.read(eq(runSettlings.id, settlingId))
    if (found === undefined) throw new Error('The database gave no settling.')
    return found
  }

  private async read(which: ReturnType<typeof and>): Promise<Progress[]> {
    const settlings = await this.database
      .select()
      .from(runSettlings)
      .where(which)
      .orderBy(desc(runSettlings.createdAt), desc(runSettlings.id))
    if (settlings.length === 0) return []
    const counted = await this.database
      .select({
        settlingId: settledRuns.settlingId,
        outcome: settledRuns.outcome,
        reason: settledRuns.reason,
        count: count(),
      })
      .from(settledRuns)
      .where(
        inArray(
          settledRuns.settlingId,
          settlings.map(({ id }) => id),
        ),
      )
      .groupBy(settledRuns.settlingId, settledRuns.outcome, settledRuns.reason)
    return settlings.map((settling) =>
      progressOf(
        settling,
        counted.filter(({ settlingId }) => settlingId === settling.id),
      ),
    )
  }
}

function progressOf(settling: Settling, counted: readonly Counted[]): Progress {
  const { id, deed, fromVersionId, versionId, requestedBy, createdAt, finishedAt } = settling
  const sum = (rows: readonly Counted[]) => rows.reduce((total, row) => total + row.count, 0)
  const of = (wanted: Counted['outcome']) => sum(counted.filter(({ outcome }) => outcome === wanted))
  return {
    id,
    do: deed,
    fromVersionId: fromVersionId === null ? null : workflowVersionIdSchema.parse(fromVersionId),
    versionId: versionId === null ? null : workflowVersionIdSchema.parse(versionId),
    startedAt: createdAt.toISOString(),
    startedBy: requestedBy.name,
    finishedAt: finishedAt?.toISOString() ?? null,
    total: sum(counted),
    pending: of(null),
    done: of('done'),
    ended: of('ended'),
    replaced: of('replaced'),
    failed: of('failed'),
    left: counted.flatMap(({ outcome, reason, count: runs }) =>
      outcome === 'left' && reason !== null ? [{ reason, count: runs }] : [],
    ),
  }
}
