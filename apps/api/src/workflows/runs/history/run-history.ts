import { type RunId, runIdSchema, workflowIdSchema, workflowVersionIdSchema } from '@counterflow/core'
import { Inject, Injectable } from '@nestjs/common'
import { and, desc, eq, lt, type SQL } from 'drizzle-orm'
import { DATABASE, type Database } from '../../../platform/database/database.js'
import { events } from '../../../platform/events/event.table.js'
import { Problem } from '../../../platform/http/problems/problem.js'
import type { RouteInput, RouteOutput } from '../../../platform/http/route-contract.js'
import { PluginRegistry } from '../../../plugins/plugins.public.js'
import { workflows, workflowVersions } from '../../definitions/workflow.table.js'
import { runs, steps } from '../run.table.js'
import type { runRoutes } from '../runs.contract.js'
import { hasStatus, statusOf } from './run-status.js'
import { stepsOf } from './run-steps.js'

type RunRow = typeof runs.$inferSelect
type Query = RouteInput<typeof runRoutes.list>['query']
type RunList = RouteOutput<typeof runRoutes.list>
type RunDetail = RouteOutput<typeof runRoutes.get>

/** Reads runs for people. */
@Injectable()
export class RunHistory {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(PluginRegistry) private readonly registry: PluginRegistry,
  ) {}

  async list({ cursor, limit, workflowId, status, subjectId }: Query): Promise<RunList> {
    const conditions: (SQL | undefined)[] = [
      cursor === undefined ? undefined : lt(runs.id, parseCursor(cursor)),
      workflowId === undefined ? undefined : eq(runs.workflowId, workflowId),
      subjectId === undefined ? undefined : eq(runs.subjectId, subjectId),
      status === undefined ? undefined : hasStatus(status),
    ]
    const rows = await this.database
      .select({ run: runs, name: workflows.name })
      .from(runs)
      .innerJoin(workflows, eq(workflows.id, runs.workflowId))
      .where(and(...conditions))
      .orderBy(desc(runs.id))
      .limit(limit + 1)
    const page = rows.slice(0, limit)
    const now = new Date()
    return {
      items: page.map(({ run, name }) => this.summary(run, name, now)),
      nextCursor: rows.length > limit ? (page.at(-1)?.run.id ?? null) : null,
    }
  }

  /** @throws Problem `not-found` */
  async get(runId: RunId): Promise<RunDetail> {
    const [found] = await this.database
      .select({ run: runs, version: workflowVersions, name: workflows.name, trigger: events.payload })
      .from(runs)
      .innerJoin(workflows, eq(workflows.id, runs.workflowId))
      .innerJoin(workflowVersions, eq(workflowVersions.id, runs.versionId))
      .innerJoin(events, eq(events.id, runs.eventId))
      .where(eq(runs.id, runId))
    if (found === undefined) throw runNotFound(runId)
    const rows = await this.database
      .select()
      .from(steps)
      .where(eq(steps.runId, runId))
      .orderBy(steps.position)
    return {
      ...this.summary(found.run, found.name, new Date()),
      versionId: workflowVersionIdSchema.parse(found.version.id),
      definition: found.version.definition,
      trigger: found.trigger,
      steps: stepsOf(rows),
    }
  }

  private summary(run: RunRow, workflowName: string, now: Date): RunList['items'][number] {
    const { subjectType, subjectId, subjectLabel, finishedAt, createdAt } = run
    return {
      id: runIdSchema.parse(run.id),
      workflowId: workflowIdSchema.parse(run.workflowId),
      workflowName,
      status: statusOf(run, now),
      triggerTitle: this.registry.trigger(run.triggerType)?.title ?? null,
      subject:
        subjectType === null || subjectId === null
          ? null
          : { type: subjectType, id: subjectId, label: subjectLabel ?? subjectId },
      createdAt: createdAt.toISOString(),
      finishedAt: finishedAt?.toISOString() ?? null,
      durationMs: finishedAt === null ? null : finishedAt.getTime() - createdAt.getTime(),
      error: run.error,
    }
  }
}

function parseCursor(cursor: string): RunId {
  const parsed = runIdSchema.safeParse(cursor)
  if (parsed.success) return parsed.data
  const fix =
    'Send the nextCursor of the previous page, unchanged, or leave it out to begin at the newest run.'
  throw new Problem({
    type: 'invalid-input',
    status: 422,
    title: 'The request has wrong values',
    detail: 'The cursor is not one of this list.',
    fix,
    errors: [{ path: 'cursor', message: 'Not a cursor of this list.', fix }],
  })
}

function runNotFound(runId: string): Problem {
  return new Problem({
    type: 'not-found',
    status: 404,
    title: 'There is no such run',
    detail: `No run has the id ${runId}.`,
    fix: 'Look for it in GET /api/v1/runs; runs are kept for a limited time.',
  })
}
