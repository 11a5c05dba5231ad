import {
  buildGraph,
  type Json,
  type Permission,
  type WorkflowDefinition,
  type WorkflowId,
} from '@counterflow/core'
import type { TriggerManifest } from '@counterflow/plugin-sdk/manifest'
import { Controller, Inject } from '@nestjs/common'
import { z } from 'zod'
import { DATABASE, type Database } from '../../platform/database/database.js'
import { permissionMissing } from '../../platform/http/access/permission-guard.js'
import type { Actor } from '../../platform/http/actor.js'
import { CurrentActor, Input, Route } from '../../platform/http/route.js'
import type { RouteInput, RouteOutput } from '../../platform/http/route-contract.js'
import { PluginRegistry } from '../../plugins/plugins.public.js'
import { workflowNotFound } from '../definitions/workflow-problems.js'
import { WorkflowRepository } from '../definitions/workflow-repository.js'
import { RunSecrets } from '../runs/history/run-secrets.js'
import { refuseUnfit } from '../triggers/by-hand/payload-check.js'
import { HistoryPreviews, isWanted } from './history-preview.js'
import { PastEvents } from './past-events.js'
import { noSuchEvent, workflowWithoutTrigger } from './rehearsal-problems.js'
import { shownSteps } from './rehearsal-view.js'
import { rehearsalRoutes as routes } from './rehearsals.contract.js'
import { Rehearsals } from './rehearsals.js'

type Body = RouteInput<typeof routes.rehearse>['body']

const dayMilliseconds = 24 * 3_600_000
const jsonSchema: z.ZodType<Json> = z.json()

@Controller()
export class RehearsalsController {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(WorkflowRepository) private readonly repository: WorkflowRepository,
    @Inject(PluginRegistry) private readonly registry: PluginRegistry,
    @Inject(PastEvents) private readonly past: PastEvents,
    @Inject(Rehearsals) private readonly rehearsals: Rehearsals,
    @Inject(HistoryPreviews) private readonly previews: HistoryPreviews,
    @Inject(RunSecrets) private readonly secrets: RunSecrets,
  ) {}

  @Route(routes.rehearse)
  async rehearse(
    @Input() { params, body }: RouteInput<typeof routes.rehearse>,
    @CurrentActor() actor: Actor,
  ): Promise<RouteOutput<typeof routes.rehearse>> {
    const { workflowId } = params
    const { draft, trigger } = await this.draftOf(workflowId)
    const allowed = this.allowedSteps(draft, body.allow, actor)
    const stage = await this.rehearsals.stage(workflowId, draft, actor)
    const event = await this.eventOf(workflowId, trigger, body, actor)
    const rehearsal = await this.rehearsals.rehearse(stage, event.payload, allowed)
    const graph = buildGraph(draft)
    const answers = rehearsal.steps.flatMap(({ address, outcome }) =>
      outcome.status === 'succeeded' ? [{ nodeId: address.nodeId, output: outcome.output }] : [],
    )
    const secrets = this.secrets.in(graph.nodes, answers)
    return {
      isWanted: isWanted(trigger, stage, event),
      status: rehearsal.status,
      error: rehearsal.error,
      definition: draft,
      trigger: event.payload,
      steps: shownSteps(rehearsal, { graph, trigger: event.payload, shop: stage.shop, secrets }),
    }
  }

  @Route(routes.history)
  async history(
    @Input() { params, query }: RouteInput<typeof routes.history>,
    @CurrentActor() actor: Actor,
  ): Promise<RouteOutput<typeof routes.history>> {
    const { workflowId } = params
    const { draft, trigger } = await this.draftOf(workflowId)
    const stage = await this.rehearsals.stage(workflowId, draft, actor)
    const since = new Date(Date.now() - query.days * dayMilliseconds)
    return this.previews.preview(stage, { workflowId, trigger, permissions: actor.permissions }, since)
  }

  private async draftOf(
    workflowId: WorkflowId,
  ): Promise<{ draft: WorkflowDefinition; trigger: TriggerManifest }> {
    const found = await this.repository.find(this.database, workflowId)
    if (found === undefined) throw workflowNotFound(workflowId)
    const { draft } = found.workflow
    const trigger = this.registry.trigger(draft.trigger?.type ?? '')
    if (trigger === undefined) throw workflowWithoutTrigger()
    return { draft, trigger }
  }

  /** @throws Problem `permission-missing` for an effect that the caller may not have happen. */
  private allowedSteps(
    { nodes }: WorkflowDefinition,
    allow: readonly string[],
    { permissions, name }: Actor,
  ): ReadonlySet<string> {
    const needed = new Set<Permission>(allow.length > 0 ? ['workflows.run'] : [])
    const allowed = new Set(allow)
    for (const node of nodes) {
      if (node.kind !== 'action' || !allowed.has(node.id)) continue
      const permission = this.registry.action(node.action)?.action.permission ?? null
      if (permission !== null) needed.add(permission)
    }
    const missing = [...needed].find((permission) => !permissions.includes(permission))
    if (missing !== undefined) throw permissionMissing(missing, name)
    return allowed
  }

  private async eventOf(
    workflowId: WorkflowId,
    trigger: TriggerManifest,
    { eventId, payload }: Body,
    { permissions }: Actor,
  ) {
    if (eventId === undefined) {
      const given = jsonSchema.parse(payload ?? null)
      refuseUnfit(given, trigger.output)
      return { id: '', at: new Date(), payload: given }
    }
    const event = await this.past.find({ workflowId, trigger, permissions }, eventId)
    if (event === undefined) throw noSuchEvent(eventId)
    return event
  }
}
