import {
  buildGraph,
  type RunId,
  runIdSchema,
  type WorkflowId,
  workflowVersionIdSchema,
} from '@counterflow/core'
import { Inject, Injectable } from '@nestjs/common'
import { and, count, desc, eq, gt, inArray, isNull, ne, or, sql } from 'drizzle-orm'
import { DATABASE, type Database } from '../../../platform/database/database.js'
import { earliestId } from '../../../platform/database/earliest-id.js'
import type { RouteOutput } from '../../../platform/http/route-contract.js'
import { Signals } from '../../../platform/signals/signals.js'
import { workflowVersions } from '../../definitions/workflow.table.js'
import { workflowNotFound } from '../../definitions/workflow-problems.js'
import { WorkflowRepository } from '../../definitions/workflow-repository.js'
import { workflowOff } from '../../triggers/by-hand/by-hand-problems.js'
import { isAsking, isOpen } from '../history/run-status.js'
import { runs } from '../run.table.js'
import { RunMoves } from './run-moves.js'
import type { RetryTarget } from './run-retries.js'
import type { waitingRunRoutes } from './waiting-runs.contract.js'

type Listed = RouteOutput<typeof waitingRunRoutes.list>
type Settled = RouteOutput<typeof waitingRunRoutes.settle>

/** After how many no further batch is begun. */
const most = 1_000
const batch = 100

/** Runs that nobody works on, and that need no person. A debounced one has not begun, and goes to the live version. */
export const isWaiting = and(
  isOpen,
  isNull(runs.owner),
  isNull(runs.debounceKey),
  or(gt(runs.dueAt, sql`now()`), runs.gated),
  sql`not ${isAsking}`,
)

/** Runs that wait on versions that are no longer live, and what becomes of them. */
@Injectable()
export class WaitingRuns {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(WorkflowRepository) private readonly repository: WorkflowRepository,
    @Inject(RunMoves) private readonly moves: RunMoves,
    @Inject(Signals) private readonly signals: Signals,
  ) {}

  /** @throws Problem `not-found` */
  async list(workflowId: WorkflowId): Promise<Listed> {
    const found = await this.repository.find(this.database, workflowId)
    if (found === undefined) throw workflowNotFound(workflowId)
    const { liveVersionId } = found.workflow
    const rows = await this.database
      .select({ versionId: runs.versionId, turnedOnAt: workflowVersions.createdAt, waiting: count() })
      .from(runs)
      .innerJoin(workflowVersions, eq(workflowVersions.id, runs.versionId))
      .where(
        and(
          eq(runs.workflowId, workflowId),
          isWaiting,
          liveVersionId === null ? undefined : ne(runs.versionId, liveVersionId),
        ),
      )
      .groupBy(runs.versionId, workflowVersions.createdAt)
      .orderBy(desc(workflowVersions.createdAt))
    return {
      liveVersionId: liveVersionId === null ? null : workflowVersionIdSchema.parse(liveVersionId),
      items: rows.map(({ versionId, turnedOnAt, waiting }) => ({
        versionId: workflowVersionIdSchema.parse(versionId),
        turnedOnAt: turnedOnAt.toISOString(),
        waiting,
      })),
    }
  }

  /** @throws Problem `not-found`, `workflow-is-off` */
  async settle(workflowId: WorkflowId, versionId: string, what: 'move' | 'cancel'): Promise<Settled> {
    const target = what === 'move' ? await this.target(workflowId) : undefined
    const isOn = and(eq(runs.workflowId, workflowId), eq(runs.versionId, versionId), isWaiting)
    let [done, place] = [0, earliestId(new Date(0))]
    while (done < most) {
      const rows = await this.database
        .select({ id: runs.id })
        .from(runs)
        .where(and(isOn, gt(runs.id, place)))
        .orderBy(runs.id)
        .limit(batch)
      const ids = rows.map(({ id }) => runIdSchema.parse(id))
      const last = ids.at(-1)
      if (last === undefined) break
      place = last
      done += target === undefined ? await this.cancel(ids) : await this.move(ids, target)
    }
    this.signals.send('runs')
    return { done, left: await this.database.$count(runs, isOn) }
  }

  private async target(workflowId: WorkflowId): Promise<RetryTarget> {
    const live = await this.repository.live(this.database, workflowId)
    if (live !== undefined) return { versionId: live.versionId, graph: buildGraph(live.definition) }
    const found = await this.repository.find(this.database, workflowId)
    throw found === undefined ? workflowNotFound(workflowId) : workflowOff()
  }

  private async move(ids: readonly RunId[], target: RetryTarget): Promise<number> {
    let moved = 0
    for (const id of ids) if (await this.moves.move(id, target)) moved += 1
    return moved
  }

  /** Locked in the order of their ids, as whoever else locks several runs does. */
  private async cancel(ids: readonly RunId[]): Promise<number> {
    return this.database.transaction(async (transaction) => {
      const held = await transaction
        .select({ id: runs.id })
        .from(runs)
        .where(and(inArray(runs.id, [...ids]), isWaiting))
        .orderBy(runs.id)
        .for('no key update', { skipLocked: true })
      if (held.length === 0) return 0
      await transaction
        .update(runs)
        .set({
          epoch: sql`${runs.epoch} + 1`,
          gated: false,
          finishedAt: sql`now()`,
          result: 'cancelled',
        })
        .where(
          inArray(
            runs.id,
            held.map(({ id }) => id),
          ),
        )
      return held.length
    })
  }
}
