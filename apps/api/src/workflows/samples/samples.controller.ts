import { shopValuesSchema } from '@counterflow/core'
import { Controller, Inject } from '@nestjs/common'
import { DATABASE, type Database } from '../../platform/database/database.js'
import type { Actor } from '../../platform/http/actor.js'
import { CurrentActor, Input, Route } from '../../platform/http/route.js'
import type { RouteInput, RouteOutput } from '../../platform/http/route-contract.js'
import { PluginActions, PluginRegistry } from '../../plugins/plugins.public.js'
import { workflowNotFound } from '../definitions/workflow-problems.js'
import { WorkflowRepository } from '../definitions/workflow-repository.js'
import { samplesRoutes as routes } from './samples.contract.js'
import { StepSamples } from './step-samples.js'
import { TriggerSamples } from './trigger-samples.js'

@Controller()
export class SamplesController {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(WorkflowRepository) private readonly repository: WorkflowRepository,
    @Inject(PluginRegistry) private readonly registry: PluginRegistry,
    @Inject(PluginActions) private readonly actions: PluginActions,
    @Inject(TriggerSamples) private readonly triggers: TriggerSamples,
    @Inject(StepSamples) private readonly steps: StepSamples,
  ) {}

  @Route(routes.list)
  async list(
    @Input() { params, query }: RouteInput<typeof routes.list>,
    @CurrentActor() { permissions }: Actor,
  ): Promise<RouteOutput<typeof routes.list>> {
    const { workflowId } = params
    const found = await this.repository.find(this.database, workflowId)
    if (found === undefined) throw workflowNotFound(workflowId)
    const { draft } = found.workflow
    const triggerType = query.trigger ?? (found.live ?? draft).trigger?.type ?? null
    const trigger = triggerType === null ? undefined : this.registry.trigger(triggerType)
    const items = trigger === undefined ? [] : await this.triggers.list(workflowId, trigger, permissions)
    const eventIds = items.map(({ eventId }) => eventId)
    return {
      triggerType,
      items,
      steps: await this.steps.list(workflowId, draft, eventIds, permissions),
      shop: shopValuesSchema.parse(await this.actions.shopValues(this.database)),
    }
  }
}
