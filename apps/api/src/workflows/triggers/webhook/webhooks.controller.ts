import { type WorkflowId, workflowIdSchema } from '@counterflow/core'
import { Controller, Inject } from '@nestjs/common'
import { SETTINGS, type Settings } from '../../../platform/config/settings.js'
import { DATABASE, type Database } from '../../../platform/database/database.js'
import { Input, Route } from '../../../platform/http/route.js'
import type { RouteInput, RouteOutput } from '../../../platform/http/route-contract.js'
import { workflowNotFound } from '../../definitions/workflow-problems.js'
import { WorkflowRepository } from '../../definitions/workflow-repository.js'
import { type Webhook, WebhookDirectory } from './webhook-directory.js'
import { webhookRoutes } from './webhooks.contract.js'

type Params = RouteInput<typeof webhookRoutes.get>
type Answer = RouteOutput<typeof webhookRoutes.get>

/** The webhook of a workflow, for those who set it up. */
@Controller()
export class WebhooksController {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(WorkflowRepository) private readonly workflows: WorkflowRepository,
    @Inject(WebhookDirectory) private readonly directory: WebhookDirectory,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  @Route(webhookRoutes.get)
  async get(@Input() { params }: Params): Promise<Answer> {
    return this.answer(await this.directory.of(await this.existing(params.workflowId)))
  }

  @Route(webhookRoutes.renewSecret)
  async renewSecret(@Input() { params }: Params): Promise<Answer> {
    return this.answer(await this.directory.renewSecret(await this.existing(params.workflowId)))
  }

  private async existing(workflowId: WorkflowId): Promise<WorkflowId> {
    const found = await this.workflows.find(this.database, workflowId)
    if (found === undefined) throw workflowNotFound(workflowId)
    return workflowIdSchema.parse(found.workflow.id)
  }

  private answer({ token, secret }: Webhook): Answer {
    return { url: `${this.settings.publicUrl}/hooks/${token}`, secret }
  }
}
