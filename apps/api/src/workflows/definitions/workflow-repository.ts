import type { Permission, WorkflowDefinition, WorkflowId } from '@counterflow/core'
import { Injectable } from '@nestjs/common'
import { and, desc, eq, isNull, sql } from 'drizzle-orm'
import { v7 as uuidv7 } from 'uuid'
import { z } from 'zod'
import type { Queries } from '../../platform/database/database.js'
import { type RecordedActor, workflows, workflowVersions } from './workflow.table.js'

export type WorkflowRow = typeof workflows.$inferSelect

/** A workflow with the definition of its live version. */
export interface WorkflowWithLive {
  readonly workflow: WorkflowRow
  readonly live: WorkflowDefinition | null
  /** What the live version may do. */
  readonly granted: readonly Permission[] | null
  /** Who turned the live version on. */
  readonly turnedOnBy: RecordedActor | null
}

/** A workflow that is on, with the version that new runs get. */
export interface LiveWorkflow {
  readonly workflowId: string
  readonly versionId: string
  readonly definition: WorkflowDefinition
}

/** How many runs of a workflow ended how in the last 24 hours. */
export interface RunCounts {
  readonly total: number
  readonly succeeded: number
  readonly failed: number
}

const dayMilliseconds = 24 * 3_600_000

/** The lowest id that can have been made at `instant` or later: ids sort by the time of their making. */
function firstIdSince(instant: number): string {
  return uuidv7({ msecs: instant, seq: 0, random: new Uint8Array(16) })
}

const countRow = z.object({
  workflow_id: z.string(),
  total: z.coerce.number(),
  succeeded: z.coerce.number(),
  failed: z.coerce.number(),
})

const isLive = and(isNull(workflows.deletedAt), sql`${workflows.liveVersionId} is not null`)

/** Reads workflows. */
@Injectable()
export class WorkflowRepository {
  async find(queries: Queries, workflowId: WorkflowId): Promise<WorkflowWithLive | undefined> {
    const [found] = await this.select(queries).where(
      and(eq(workflows.id, workflowId), isNull(workflows.deletedAt)),
    )
    return found
  }

  async list(queries: Queries): Promise<WorkflowWithLive[]> {
    return this.select(queries)
      .where(isNull(workflows.deletedAt))
      .orderBy(desc(workflows.updatedAt), desc(workflows.id))
  }

  /** The live workflows that one of `triggerTypes` starts, in the order in which whoever locks their runs does so. */
  async liveOn(queries: Queries, triggerTypes: readonly string[]): Promise<LiveWorkflow[]> {
    return this.selectLive(queries)
      .where(and(isLive, sql`${workflows.liveTriggerType} = any(${sql.param([...triggerTypes])}::text[])`))
      .orderBy(workflows.id)
  }

  /** The versions that new runs get of the workflows that are on, of no more than `most`: those that were changed last. */
  async liveVersions(queries: Queries, most: number): Promise<string[]> {
    const rows = await queries
      .select({ versionId: workflows.liveVersionId })
      .from(workflows)
      .where(isLive)
      .orderBy(desc(workflows.updatedAt))
      .limit(most)
    return rows.flatMap(({ versionId }) => versionId ?? [])
  }

  /** A workflow with its live version; undefined when it is off. */
  async live(queries: Queries, workflowId: WorkflowId): Promise<LiveWorkflow | undefined> {
    const [found] = await this.selectLive(queries).where(and(isLive, eq(workflows.id, workflowId)))
    return found
  }

  async version(queries: Queries, versionId: string) {
    const [found] = await queries.select().from(workflowVersions).where(eq(workflowVersions.id, versionId))
    return found
  }

  /** Which workflows were made from which template. */
  async fromTemplates(queries: Queries) {
    const rows = await queries
      .select({ id: workflows.id, templateId: workflows.templateId, liveVersionId: workflows.liveVersionId })
      .from(workflows)
      .where(and(isNull(workflows.deletedAt), sql`${workflows.templateId} is not null`))
    return rows
  }

  /** Run counts of the last 24 hours, by workflow. */
  async runCounts(queries: Queries): Promise<ReadonlyMap<string, RunCounts>> {
    const { rows } = await queries.execute(sql`
      select workflow_id, count(*) as total,
        count(*) filter (where result = 'succeeded') as succeeded,
        count(*) filter (where result in ('failed', 'quarantined')) as failed
        from runs where id >= ${firstIdSince(Date.now() - dayMilliseconds)}::uuid group by workflow_id`)
    return new Map(
      z
        .array(countRow)
        .parse(rows)
        .map(({ workflow_id, ...counts }) => [workflow_id, counts]),
    )
  }

  private selectLive(queries: Queries) {
    return queries
      .select({
        workflowId: workflows.id,
        versionId: workflowVersions.id,
        definition: workflowVersions.definition,
      })
      .from(workflows)
      .innerJoin(workflowVersions, eq(workflowVersions.id, workflows.liveVersionId))
  }

  private select(queries: Queries) {
    return queries
      .select({
        workflow: workflows,
        live: workflowVersions.definition,
        granted: workflowVersions.permissions,
        turnedOnBy: workflowVersions.turnedOnBy,
      })
      .from(workflows)
      .leftJoin(workflowVersions, eq(workflowVersions.id, workflows.liveVersionId))
  }
}
