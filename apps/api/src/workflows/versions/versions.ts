import { type WorkflowId, type WorkflowVersionId, workflowVersionIdSchema } from '@counterflow/core'
import { Inject, Injectable } from '@nestjs/common'
import { and, desc, eq, isNull, sql } from 'drizzle-orm'
import { DATABASE, type Database } from '../../platform/database/database.js'
import type { RouteOutput } from '../../platform/http/route-contract.js'
import { workflows, workflowVersions } from '../definitions/workflow.table.js'
import { versionNotFound } from './version-problems.js'
import type { versionRoutes } from './versions.contract.js'

type Version = RouteOutput<typeof versionRoutes.list>['items'][number]
type WholeVersion = RouteOutput<typeof versionRoutes.get>

const most = 200

/** Reads what a workflow has been. */
@Injectable()
export class Versions {
  constructor(@Inject(DATABASE) private readonly database: Database) {}

  async list(workflowId: WorkflowId): Promise<Version[]> {
    const rows = await this.select(workflowId)
      .orderBy(desc(workflowVersions.createdAt), desc(workflowVersions.id))
      .limit(most)
    return rows.map(versionOf)
  }

  /** @throws Problem `not-found` */
  async get(workflowId: WorkflowId, versionId: WorkflowVersionId): Promise<WholeVersion> {
    const [row] = await this.select(workflowId, versionId)
    if (row === undefined) throw versionNotFound(versionId)
    return { ...versionOf(row), definition: row.version.definition }
  }

  /** @throws Problem `not-found` */
  async setNote(workflowId: WorkflowId, versionId: WorkflowVersionId, note: string): Promise<Version> {
    await this.database
      .update(workflowVersions)
      .set({ note: note === '' ? null : note })
      .where(and(eq(workflowVersions.id, versionId), eq(workflowVersions.workflowId, workflowId)))
    const [row] = await this.select(workflowId, versionId)
    if (row === undefined) throw versionNotFound(versionId)
    return versionOf(row)
  }

  private select(workflowId: WorkflowId, versionId?: WorkflowVersionId) {
    const runs = sql<string>`(
      select count(*) from runs r where r.workflow_id = ${workflowVersions.workflowId}
                                    and r.version_id = ${workflowVersions.id})`
    return this.database
      .select({ version: workflowVersions, liveVersionId: workflows.liveVersionId, runs })
      .from(workflowVersions)
      .innerJoin(workflows, eq(workflows.id, workflowVersions.workflowId))
      .where(
        and(
          eq(workflowVersions.workflowId, workflowId),
          isNull(workflows.deletedAt),
          versionId === undefined ? undefined : eq(workflowVersions.id, versionId),
        ),
      )
  }
}

interface Row {
  readonly version: typeof workflowVersions.$inferSelect
  readonly liveVersionId: string | null
  readonly runs: string
}

function versionOf({ version, liveVersionId, runs }: Row): Version {
  return {
    id: workflowVersionIdSchema.parse(version.id),
    live: version.id === liveVersionId,
    createdAt: version.createdAt.toISOString(),
    turnedOnBy: version.turnedOnBy.name,
    note: version.note,
    runs: Number(runs),
  }
}
