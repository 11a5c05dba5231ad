import {
  buildGraph,
  type Graph,
  type Json,
  type RunId,
  runIdSchema,
  workflowIdSchema,
} from '@counterflow/core'
import { Inject, Injectable } from '@nestjs/common'
import { v7 as uuidv7 } from 'uuid'
import {
  DATABASE,
  type Database,
  type Queries,
  type Transaction,
} from '../../../platform/database/database.js'
import { onCommit, Transactions } from '../../../platform/database/transactions.js'
import {
  IdempotencyKeys,
  type IdempotentRequest,
} from '../../../platform/http/idempotency/idempotency-keys.js'
import { Signals } from '../../../platform/signals/signals.js'
import { PluginActions } from '../../../plugins/plugins.public.js'
import { WorkflowRepository } from '../../definitions/workflow-repository.js'
import { type PastRun, readPastRuns } from '../history/past-runs.js'
import { runNotFound } from '../history/run-problems.js'
import { flowColumns } from '../intake/flow-columns.js'
import { runs } from '../run.table.js'
import { holdRun } from './held-runs.js'
import { copyRecords } from './kept-records.js'
import { continuedKeys, type Planned, plannedRetry, positionsOf } from './retry-planning.js'
import { retryImpossible } from './retry-problems.js'

/** From where a run is taken up again, and under which version. */
export interface RetryWish {
  readonly from: string
  readonly version: 'original' | 'latest'
}

/** The version under which a run is taken up again. */
export interface RetryTarget {
  readonly versionId: string
  readonly graph: Graph
}

/** A run to be taken up again, with what it keeps. */
export interface PlannedRun {
  readonly past: PastRun
  readonly target: RetryTarget
  readonly kept: Extract<Planned, { kind: 'possible' }>['kept']
}

/** Takes up runs that have ended, each as a new run on the same event. */
@Injectable()
export class RunRetries {
  private readonly wakeEngine = () => this.signals.send('runs')

  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(Transactions) private readonly transactions: Transactions,
    @Inject(WorkflowRepository) private readonly repository: WorkflowRepository,
    @Inject(IdempotencyKeys) private readonly idempotency: IdempotencyKeys,
    @Inject(PluginActions) private readonly actions: PluginActions,
    @Inject(Signals) private readonly signals: Signals,
  ) {}

  /** @throws Problem `not-found` */
  async plan(
    runId: RunId,
    wish: RetryWish,
    queries: Queries = this.database,
  ): Promise<{ past: PastRun; target: RetryTarget | undefined; plan: Planned }> {
    const [past] = await readPastRuns(queries, [runId])
    if (past === undefined) throw runNotFound(runId)
    const target = await this.target(queries, past, wish.version)
    return { past, target, plan: plannedRetry(past, target?.graph, wish.from) }
  }

  /**
   * The new run; of a repeated request, the first one's.
   * @throws Problem `not-found`, `retry-impossible`, `idempotency-key-reused`
   */
  async retry(runId: RunId, wish: RetryWish, request: IdempotentRequest | undefined): Promise<RunId> {
    return this.transactions.run(async (transaction) => {
      const claim = request && (await this.idempotency.claim(transaction, request))
      if (claim?.first === false) return runIdSchema.parse(claim.result)
      const hold = await holdRun(transaction, runId)
      if (hold === 'gone') throw runNotFound(runId)
      if (hold === 'retried') throw retryImpossible('retried_meanwhile')
      const { past, target, plan } = await this.plan(runId, wish, transaction)
      if (target === undefined) throw retryImpossible('workflow_off')
      if (plan.kind === 'impossible') throw retryImpossible(plan.reason)
      const [made] = await this.make(transaction, [{ past, target, kept: plan.kept }])
      if (made === undefined) throw new Error('The retry has made no run.')
      if (request !== undefined) await this.idempotency.complete(transaction, request, made)
      return made
    })
  }

  /** Writes the new runs as part of `transaction`; answers their ids. */
  async make(transaction: Transaction, planned: readonly PlannedRun[]): Promise<RunId[]> {
    if (planned.length === 0) return []
    const shop = await this.actions.shopValues(transaction)
    const made = planned.map((one) => ({ ...one, id: runIdSchema.parse(uuidv7()) }))
    await transaction.insert(runs).values(made.map(({ id, past, target }) => newRun(id, past, target, shop)))
    await copyRecords(
      transaction,
      made.map(({ id, past, kept }) => ({ from: past.run.id, to: id, positions: positionsOf(past, kept) })),
    )
    onCommit(transaction, this.wakeEngine)
    return made.map(({ id }) => id)
  }

  private async target(
    queries: Queries,
    { run, graph }: PastRun,
    version: RetryWish['version'],
  ): Promise<RetryTarget | undefined> {
    if (version === 'original') return { versionId: run.versionId, graph }
    const live = await this.repository.live(queries, workflowIdSchema.parse(run.workflowId))
    return live && { versionId: live.versionId, graph: buildGraph(live.definition) }
  }
}

/** The row of a run that takes up `past`. It is not debounced: it must not put its old event in place of a new one. */
export function newRun(
  id: RunId,
  past: PastRun,
  { versionId, graph }: RetryTarget,
  shop: Json,
): typeof runs.$inferInsert {
  const { workflowId, eventId, triggerType, subjectType, subjectId, subjectLabel } = past.run
  const flow = flowColumns(workflowId, graph.definition, past.trigger, shop)
  return {
    id,
    workflowId,
    versionId,
    eventId,
    triggerType,
    subjectType,
    subjectId,
    subjectLabel,
    concurrencyKey: flow.concurrencyKey,
    concurrencyLimit: flow.concurrencyLimit,
    gated: flow.gated,
    retryOf: past.run.id,
    continues: continuedKeys(past),
  }
}
