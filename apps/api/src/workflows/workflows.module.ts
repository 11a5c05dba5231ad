import { type DynamicModule, Module } from '@nestjs/common'
import { CommerceModule } from '../commerce/commerce.module.js'
import { WorkflowChecks } from './definitions/workflow-checks.js'
import { WorkflowEditing } from './definitions/workflow-editing.js'
import { WorkflowRepository } from './definitions/workflow-repository.js'
import { WorkflowView } from './definitions/workflow-view.js'
import { WorkflowsController } from './definitions/workflows.controller.js'
import { RunHistory } from './runs/history/run-history.js'
import { RunsController } from './runs/history/runs.controller.js'
import { QueueFigures } from './runs/queue-figures.js'
import { RunMetrics } from './runs/run-metrics.js'
import { Runs } from './runs/runs.js'
import { TemplatesController } from './templates/templates.controller.js'
import { RunStarter } from './triggers/run-starter.js'
import { WebhookDirectory } from './triggers/webhook/webhook-directory.js'
import { WebhookReceiver } from './triggers/webhook/webhook-receiver.js'
import { WebhookRoute } from './triggers/webhook/webhook-route.js'
import { WebhooksController } from './triggers/webhook/webhooks.controller.js'

/** Workflows: their drafts and versions, what starts them, and their runs. */
@Module({})
export class WorkflowsModule {
  static with(plugins: DynamicModule): DynamicModule {
    return {
      module: WorkflowsModule,
      imports: [plugins, CommerceModule],
      controllers: [WorkflowsController, TemplatesController, RunsController, WebhooksController],
      providers: [
        WorkflowRepository,
        WorkflowChecks,
        WorkflowView,
        WorkflowEditing,
        RunStarter,
        RunMetrics,
        QueueFigures,
        Runs,
        RunHistory,
        WebhookDirectory,
        WebhookReceiver,
        WebhookRoute,
      ],
      exports: [Runs, QueueFigures],
    }
  }
}
