import { type WorkflowId, workflowVersionIdSchema } from '@counterflow/core'
import { Inject, Injectable } from '@nestjs/common'
import { and, count, desc, eq, ne } from 'drizzle-orm'
import { DATABASE, type Database } from '../../../platform/database/database.js'
import { Transactions } from '../../../platform/database/transactions.js'
import { noteChange } from '../../../platform/deeds/deed-under-way.js'
import type { Actor } from '../../../platform/http/actor.js'
import type { RouteOutput } from '../../../platform/http/route-contract.js'
import { workflowVersions } from '../../definitions/workflow.table.js'
import { workflowNotFound } from '../../definitions/workflow-problems.js'
import { WorkflowRepository } from '../../definitions/workflow-repository.js'
import { workflowOff } from '../../triggers/by-hand/by-hand-problems.js'
import { runs } from '../run.table.js'
import { SettlingProgress } from '../settling/settling-progress.js'
import type { SettlingDeed } from '../settling/settling-words.js'
import { Settlings } from '../settling/settlings.js'
import { isWaiting } from '../settling/waiting.js'
import type { waitingRunRoutes } from './waiting-runs.contract.js'

type Listed = RouteOutput<typeof waitingRunRoutes.list>
type Settled = RouteOutput<typeof waitingRunRoutes.settle>

/** Runs that wait on versions that are no longer live, and what becomes of them. */
@Injectable()
export class WaitingRuns {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(Transactions) private readonly transactions: Transactions,
    @Inject(WorkflowRepository) private readonly repository: WorkflowRepository,
    @Inject(Settlings) private readonly settlings: Settlings,
    @Inject(SettlingProgress) private readonly progress: SettlingProgress,
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
      settlings: await this.progress.of(workflowId),
    }
  }

  /** @throws Problem `not-found`, `workflow-is-off` */
  async settle(
    workflowId: WorkflowId,
    versionId: string,
    deed: SettlingDeed,
    actor: Actor,
  ): Promise<Settled> {
    const id = await this.transactions.run(async (transaction) => {
      const found = await this.repository.find(transaction, workflowId)
      if (found === undefined) throw workflowNotFound(workflowId)
      const { liveVersionId } = found.workflow
      if (deed === 'move' && liveVersionId === null) throw workflowOff()
      noteChange('waitingRuns', undefined, deed)
      return this.settlings.begin(transaction, {
        workflowId,
        deed,
        fromVersionId: versionId,
        versionId: liveVersionId,
        requestedBy: { type: actor.type, id: actor.id, name: actor.name },
      })
    })
    return this.progress.one(id)
  }
}
