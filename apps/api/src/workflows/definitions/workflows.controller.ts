import { definitionOf, workflowJsonSchema } from '@counterflow/core'
import { Controller, Inject } from '@nestjs/common'
import { DATABASE, type Database } from '../../platform/database/database.js'
import type { Actor } from '../../platform/http/actor.js'
import { CurrentActor, Input, Route } from '../../platform/http/route.js'
import type { RouteInput, RouteOutput } from '../../platform/http/route-contract.js'
import { WorkflowEditing } from './workflow-editing.js'
import { workflowNotFound } from './workflow-problems.js'
import { WorkflowRepository } from './workflow-repository.js'
import { WorkflowView } from './workflow-view.js'
import { workflowRoutes as routes } from './workflows.contract.js'

type Detail = RouteOutput<typeof routes.get>

@Controller()
export class WorkflowsController {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(WorkflowRepository) private readonly repository: WorkflowRepository,
    @Inject(WorkflowEditing) private readonly editing: WorkflowEditing,
    @Inject(WorkflowView) private readonly view: WorkflowView,
  ) {}

  @Route(routes.schema)
  async schema(@Input() _: RouteInput<typeof routes.schema>): Promise<RouteOutput<typeof routes.schema>> {
    return { ...workflowJsonSchema() }
  }

  @Route(routes.list)
  async list(@Input() _: RouteInput<typeof routes.list>): Promise<RouteOutput<typeof routes.list>> {
    return { items: await this.view.list() }
  }

  @Route(routes.create)
  async create(
    @Input() { body }: RouteInput<typeof routes.create>,
    @CurrentActor() actor: Actor,
  ): Promise<Detail> {
    const definition = body.definition === undefined ? undefined : definitionOf(body.definition)
    return this.view.detail(await this.editing.create(body.name, definition), actor.permissions)
  }

  @Route(routes.get)
  async get(
    @Input() { params }: RouteInput<typeof routes.get>,
    @CurrentActor() actor: Actor,
  ): Promise<Detail> {
    const found = await this.repository.find(this.database, params.workflowId)
    if (found === undefined) throw workflowNotFound(params.workflowId)
    return this.view.detail(found, actor.permissions)
  }

  @Route(routes.saveDraft)
  async saveDraft(
    @Input() { params, body }: RouteInput<typeof routes.saveDraft>,
    @CurrentActor() actor: Actor,
  ): Promise<Detail> {
    const saved = await this.editing.saveDraft(params.workflowId, body.revision, body.definition)
    return this.view.detail(saved, actor.permissions)
  }

  @Route(routes.turnOn)
  async turnOn(
    @Input() { params, body }: RouteInput<typeof routes.turnOn>,
    @CurrentActor() actor: Actor,
  ): Promise<Detail> {
    return this.view.detail(await this.editing.turnOn(params.workflowId, body, actor), actor.permissions)
  }

  @Route(routes.turnOff)
  async turnOff(
    @Input() { params }: RouteInput<typeof routes.turnOff>,
    @CurrentActor() actor: Actor,
  ): Promise<Detail> {
    return this.view.detail(await this.editing.turnOff(params.workflowId), actor.permissions)
  }

  @Route(routes.move)
  async move(
    @Input() { params, body }: RouteInput<typeof routes.move>,
    @CurrentActor() actor: Actor,
  ): Promise<Detail> {
    return this.view.detail(await this.editing.move(params.workflowId, body.folder), actor.permissions)
  }

  @Route(routes.delete)
  async delete(@Input() { params }: RouteInput<typeof routes.delete>): Promise<void> {
    await this.editing.delete(params.workflowId)
  }
}
