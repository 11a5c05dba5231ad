import { Controller, Inject } from '@nestjs/common'
import { DATABASE, type Database } from '../../platform/database/database.js'
import { Input, Route } from '../../platform/http/route.js'
import type { RouteInput, RouteOutput } from '../../platform/http/route-contract.js'
import { workflowNotFound } from '../definitions/workflow-problems.js'
import { WorkflowRepository } from '../definitions/workflow-repository.js'
import { versionRoutes as routes } from './versions.contract.js'
import { Versions } from './versions.js'

@Controller()
export class VersionsController {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(WorkflowRepository) private readonly repository: WorkflowRepository,
    @Inject(Versions) private readonly versions: Versions,
  ) {}

  @Route(routes.list)
  async list(@Input() { params }: RouteInput<typeof routes.list>): Promise<RouteOutput<typeof routes.list>> {
    const found = await this.repository.find(this.database, params.workflowId)
    if (found === undefined) throw workflowNotFound(params.workflowId)
    return { items: await this.versions.list(params.workflowId) }
  }

  @Route(routes.get)
  async get(@Input() { params }: RouteInput<typeof routes.get>): Promise<RouteOutput<typeof routes.get>> {
    return this.versions.get(params.workflowId, params.versionId)
  }

  @Route(routes.note)
  async note(
    @Input() { params, body }: RouteInput<typeof routes.note>,
  ): Promise<RouteOutput<typeof routes.note>> {
    return this.versions.setNote(params.workflowId, params.versionId, body.note)
  }
}
