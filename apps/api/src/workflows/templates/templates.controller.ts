import { freshName, workflowIdSchema } from '@counterflow/core'
import type { TemplateManifest } from '@counterflow/plugin-sdk/manifest'
import { Controller, Inject } from '@nestjs/common'
import { DATABASE, type Database } from '../../platform/database/database.js'
import type { Actor } from '../../platform/http/actor.js'
import { Problem } from '../../platform/http/problems/problem.js'
import { CurrentActor, Input, Route } from '../../platform/http/route.js'
import type { RouteInput, RouteOutput } from '../../platform/http/route-contract.js'
import { PluginRegistry } from '../../plugins/plugins.public.js'
import { WorkflowChecks } from '../definitions/workflow-checks.js'
import { WorkflowEditing } from '../definitions/workflow-editing.js'
import { WorkflowRepository } from '../definitions/workflow-repository.js'
import { WorkflowView } from '../definitions/workflow-view.js'
import { templateRoutes as routes } from './templates.contract.js'

@Controller()
export class TemplatesController {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(PluginRegistry) private readonly registry: PluginRegistry,
    @Inject(WorkflowRepository) private readonly repository: WorkflowRepository,
    @Inject(WorkflowChecks) private readonly checks: WorkflowChecks,
    @Inject(WorkflowEditing) private readonly editing: WorkflowEditing,
    @Inject(WorkflowView) private readonly view: WorkflowView,
  ) {}

  @Route(routes.list)
  async list(@Input() _: RouteInput<typeof routes.list>): Promise<RouteOutput<typeof routes.list>> {
    const made = Map.groupBy(
      await this.repository.fromTemplates(this.database),
      ({ templateId }) => templateId,
    )
    return {
      items: [...this.registry.templates.values()].map(({ texts: _texts, ...template }) => ({
        ...template,
        installed: (made.get(template.id) ?? []).map(({ id, liveVersionId }) => ({
          workflowId: workflowIdSchema.parse(id),
          live: liveVersionId !== null,
        })),
      })),
    }
  }

  @Route(routes.install)
  async install(
    @Input() { params, body }: RouteInput<typeof routes.install>,
    @CurrentActor() actor: Actor,
  ): Promise<RouteOutput<typeof routes.install>> {
    const template = this.registry.templates.get(params.templateId)
    if (template === undefined) throw templateNotFound(params.templateId)
    if (body.turnOn && !actor.permissions.includes('workflows.publish')) throw mayNotTurnOn()
    const shown = await this.checks.inShopLanguage(template)
    const workflows = await this.repository.list(this.database)
    const fresh = freshName(
      titleFor(template, actor),
      workflows.map(({ workflow }) => workflow.name),
    )
    const definition = { ...shown, name: body.name ?? fresh }
    const made = await this.editing.install(template.id, definition, body.turnOn, actor)
    return this.view.detail(made, actor.permissions)
  }
}

function titleFor({ title }: TemplateManifest, { language }: Actor): string {
  return title[language ?? 'en']
}

function templateNotFound(templateId: string): Problem {
  return new Problem({
    type: 'not-found',
    status: 404,
    title: 'There is no such template',
    detail: `No installed plugin brings the template "${templateId}".`,
    fix: 'Choose one from GET /api/v1/templates.',
  })
}

function mayNotTurnOn(): Problem {
  return new Problem({
    type: 'forbidden',
    status: 403,
    title: 'You may not turn workflows on',
    detail: 'Turning a workflow on needs the permission workflows.publish.',
    fix: 'Install the template without turning it on, and ask somebody who holds workflows.publish.',
  })
}
