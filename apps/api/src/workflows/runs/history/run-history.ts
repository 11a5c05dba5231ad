import { type RunId, runIdSchema, workflowIdSchema, workflowVersionIdSchema } from '@counterflow/core'
import { Inject, Injectable } from '@nestjs/common'
import { and, desc, eq, lt, type SQL, sql } from 'drizzle-orm'
import { DATABASE, type Database } from '../../../platform/database/database.js'
import type { RouteInput, RouteOutput } from '../../../platform/http/route-contract.js'
import { PluginRegistry } from '../../../plugins/plugins.public.js'
import { workflows } from '../../definitions/workflow.table.js'
import { runs } from '../run.table.js'
import type { runRoutes } from '../runs.contract.js'
import { asks, lastRows, type PastRun, type RunRow, readPastRuns } from './past-runs.js'
import { noSuchStep, runNotFound, wrongCursor } from './run-problems.js'
import { RunSecrets } from './run-secrets.js'
import { hasStatus, isAsking, statusOf } from './run-status.js'
import { stepsOf, withoutLargeValues } from './run-steps.js'

type Query = RouteInput<typeof runRoutes.list>['query']
type RunList = RouteOutput<typeof runRoutes.list>
type RunDetail = RouteOutput<typeof runRoutes.get>
type Step = RouteOutput<typeof runRoutes.step>
type StepOf = RouteInput<typeof runRoutes.step>

interface Summarized {
  readonly run: RunRow
  readonly name: string
  readonly asks: boolean
  readonly retried: boolean
  readonly now: Date
}

const isRetried = sql<boolean>`exists (select 1 from runs retry where retry.retry_of = ${runs.id})`

/** Reads runs for people. */
@Injectable()
export class RunHistory {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(PluginRegistry) private readonly registry: PluginRegistry,
    @Inject(RunSecrets) private readonly secrets: RunSecrets,
  ) {}

  async list({ cursor, limit, workflowId, status, subjectId }: Query): Promise<RunList> {
    const conditions: (SQL | undefined)[] = [
      cursor === undefined ? undefined : lt(runs.id, parseCursor(cursor)),
      workflowId === undefined ? undefined : eq(runs.workflowId, workflowId),
      subjectId === undefined ? undefined : eq(runs.subjectId, subjectId),
      status === undefined ? undefined : hasStatus(status),
    ]
    const rows = await this.database
      .select({ run: runs, name: workflows.name, asks: isAsking, retried: isRetried })
      .from(runs)
      .innerJoin(workflows, eq(workflows.id, runs.workflowId))
      .where(and(...conditions))
      .orderBy(desc(runs.id))
      .limit(limit + 1)
    const page = rows.slice(0, limit)
    const now = new Date()
    return {
      items: page.map((row) => this.summary({ ...row, now })),
      nextCursor: rows.length > limit ? (page.at(-1)?.run.id ?? null) : null,
    }
  }

  /** @throws Problem `not-found` */
  async get(runId: RunId): Promise<RunDetail> {
    const past = await this.read(runId)
    const { run, graph, trigger, rows } = past
    const retries = await this.database
      .select({ run: runs, asks: isAsking })
      .from(runs)
      .where(eq(runs.retryOf, runId))
      .orderBy(desc(runs.id))
      .limit(20)
    const now = new Date()
    const isAskingNow = [...lastRows(rows).values()].some(asks)
    return {
      ...this.summary({ run, name: past.workflowName, asks: isAskingNow, retried: retries.length > 0, now }),
      versionId: workflowVersionIdSchema.parse(run.versionId),
      definition: graph.definition,
      trigger,
      steps: stepsOf(past, this.secrets.of(past)).map(withoutLargeValues),
      retries: retries.map((retry) => ({
        id: runIdSchema.parse(retry.run.id),
        status: statusOf(retry.run, retry.asks, now),
        createdAt: retry.run.createdAt.toISOString(),
      })),
    }
  }

  /** @throws Problem `not-found` */
  async step({ params, query }: Pick<StepOf, 'params' | 'query'>): Promise<Step> {
    const past = await this.read(params.runId)
    const found = stepsOf(past, this.secrets.of(past)).find(
      ({ nodeId, iteration, attempt }) =>
        nodeId === params.nodeId && iteration.join('.') === query.iteration && attempt === query.attempt,
    )
    if (found === undefined) throw noSuchStep(params.nodeId)
    return found
  }

  private async read(runId: RunId): Promise<PastRun> {
    const [past] = await readPastRuns(this.database, [runId])
    if (past === undefined) throw runNotFound(runId)
    return past
  }

  private summary({ run, name, asks: isAskingNow, retried, now }: Summarized): RunList['items'][number] {
    const { subjectType, subjectId, subjectLabel, finishedAt, createdAt, retryOf } = run
    return {
      id: runIdSchema.parse(run.id),
      workflowId: workflowIdSchema.parse(run.workflowId),
      workflowName: name,
      status: statusOf(run, isAskingNow, now),
      triggerTitle: this.registry.trigger(run.triggerType)?.title ?? null,
      subject:
        subjectType === null || subjectId === null
          ? null
          : { type: subjectType, id: subjectId, label: subjectLabel ?? subjectId },
      createdAt: createdAt.toISOString(),
      finishedAt: finishedAt?.toISOString() ?? null,
      durationMs: finishedAt === null ? null : finishedAt.getTime() - createdAt.getTime(),
      error: run.error,
      retryOf: retryOf === null ? null : runIdSchema.parse(retryOf),
      retried,
    }
  }
}

function parseCursor(cursor: string): RunId {
  const parsed = runIdSchema.safeParse(cursor)
  if (parsed.success) return parsed.data
  throw wrongCursor()
}
