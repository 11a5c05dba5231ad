import {
  definitionDifferences,
  type Permission,
  workflowIdSchema,
  workflowVersionIdSchema,
} from '@counterflow/core'
import { Inject, Injectable } from '@nestjs/common'
import { ActorPermissions } from '../../identity/identity.public.js'
import { DATABASE, type Database } from '../../platform/database/database.js'
import type { RouteOutput } from '../../platform/http/route-contract.js'
import { type ShopSetup, WorkflowChecks } from './workflow-checks.js'
import { type RunCounts, WorkflowRepository, type WorkflowWithLive } from './workflow-repository.js'
import type { workflowRoutes } from './workflows.contract.js'

type Summary = RouteOutput<typeof workflowRoutes.list>['items'][number]
type Detail = RouteOutput<typeof workflowRoutes.get>

const noRuns: RunCounts = { total: 0, succeeded: 0, failed: 0 }

/** Workflows as the API shows them. */
@Injectable()
export class WorkflowView {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(WorkflowRepository) private readonly repository: WorkflowRepository,
    @Inject(WorkflowChecks) private readonly checks: WorkflowChecks,
    @Inject(ActorPermissions) private readonly actors: ActorPermissions,
  ) {}

  async list(): Promise<Summary[]> {
    const [rows, counts, setup] = await Promise.all([
      this.repository.list(this.database),
      this.repository.runCounts(this.database),
      this.checks.shopSetup(),
    ])
    const allowed = await this.allowedNow(rows)
    return rows.map((row) => this.summary(row, counts, setup, allowed))
  }

  async detail(row: WorkflowWithLive, permissions: readonly Permission[]): Promise<Detail> {
    const [counts, setup, allowed] = await Promise.all([
      this.repository.runCounts(this.database),
      this.checks.shopSetup(),
      this.allowedNow([row]),
    ])
    const { draft, draftRevision } = row.workflow
    const key = `draft ${row.workflow.id} ${draftRevision}` as const
    const findings = this.checks.findings(draft, permissions, setup, key)
    return { ...this.summary(row, counts, setup, allowed), draft, draftRevision, findings }
  }

  /** What those who turned workflows on may do now. */
  private allowedNow(rows: readonly WorkflowWithLive[]) {
    return this.actors.now(rows.flatMap(({ turnedOnBy }) => turnedOnBy ?? []))
  }

  private summary(
    { workflow, live, granted, turnedOnBy }: WorkflowWithLive,
    counts: ReadonlyMap<string, RunCounts>,
    setup: ShopSetup,
    allowed: ReadonlyMap<string, readonly Permission[]>,
  ): Summary {
    const shown = live ?? workflow.draft
    const permissions = allowed.get(turnedOnBy?.id ?? '')
    const publisher =
      turnedOnBy === null || permissions === undefined ? undefined : { name: turnedOnBy.name, permissions }
    return {
      id: workflowIdSchema.parse(workflow.id),
      name: workflow.name,
      live: live !== null,
      liveVersionId:
        workflow.liveVersionId === null ? null : workflowVersionIdSchema.parse(workflow.liveVersionId),
      draftDiffersFromLive: live !== null && definitionDifferences(live, workflow.draft).length > 0,
      triggerType: shown.trigger?.type ?? null,
      templateId: workflow.templateId,
      folder: workflow.folder,
      updatedAt: workflow.updatedAt.toISOString(),
      runs: counts.get(workflow.id) ?? noRuns,
      attention:
        live === null || workflow.liveVersionId === null
          ? []
          : this.checks.attention(live, workflow.liveVersionId, granted ?? [], setup, publisher),
    }
  }
}
