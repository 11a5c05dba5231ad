import { type DynamicModule, Module } from '@nestjs/common'
import { CommerceModule } from '../commerce/commerce.module.js'
import { ConnectionsModule } from '../connections/connections.module.js'
import { InboxModule } from '../inbox/inbox.module.js'
import { WorkflowChecks } from './definitions/workflow-checks.js'
import { WorkflowConnections } from './definitions/workflow-connections.js'
import { WorkflowEditing } from './definitions/workflow-editing.js'
import { WorkflowRepository } from './definitions/workflow-repository.js'
import { WorkflowView } from './definitions/workflow-view.js'
import { WorkflowsController } from './definitions/workflows.controller.js'
import { HistoryPreviews } from './rehearsals/history-preview.js'
import { PastEvents } from './rehearsals/past-events.js'
import { RehearsalsController } from './rehearsals/rehearsals.controller.js'
import { Rehearsals } from './rehearsals/rehearsals.js'
import { AnswersController } from './runs/answers/answers.controller.js'
import { RunAnswers } from './runs/answers/run-answers.js'
import { FailuresController } from './runs/failures/failures.controller.js'
import { RunHistory } from './runs/history/run-history.js'
import { RunPersonalData } from './runs/history/run-personal-data.js'
import { RunSecrets } from './runs/history/run-secrets.js'
import { RunsController } from './runs/history/runs.controller.js'
import { QueueFigures } from './runs/queue-figures.js'
import { RunRetention } from './runs/retention/run-retention.js'
import { RunRetentionSetting } from './runs/retention/run-retention-setting.js'
import { BulkRetries } from './runs/retry/bulk-retries.js'
import { RetriesController } from './runs/retry/retries.controller.js'
import { RunMoves } from './runs/retry/run-moves.js'
import { RunRetries } from './runs/retry/run-retries.js'
import { WaitingPlaces } from './runs/retry/waiting-places.js'
import { WaitingRunsController } from './runs/retry/waiting-runs.controller.js'
import { WaitingRuns } from './runs/retry/waiting-runs.js'
import { RunMetrics } from './runs/run-metrics.js'
import { RunTempo } from './runs/run-tempo.js'
import { Runs } from './runs/runs.js'
import { SettlingProgress } from './runs/settling/settling-progress.js'
import { SettlingRetention } from './runs/settling/settling-retention.js'
import { SettlingWork } from './runs/settling/settling-work.js'
import { Settlings } from './runs/settling/settlings.js'
import { TrafficController } from './runs/traffic/traffic.controller.js'
import { EventWaits } from './runs/waits/event-waits.js'
import { SamplesController } from './samples/samples.controller.js'
import { StepSamples } from './samples/step-samples.js'
import { TriggerSamples } from './samples/trigger-samples.js'
import { TemplatesController } from './templates/templates.controller.js'
import { StartByHand } from './triggers/by-hand/start-by-hand.js'
import { FailingTriggers } from './triggers/failing-triggers.js'
import { PollStore } from './triggers/polling/poll-store.js'
import { Poller } from './triggers/polling/poller.js'
import { Polls } from './triggers/polling/polls.js'
import { RunStarter } from './triggers/run-starter.js'
import { Scheduler } from './triggers/schedule/scheduler.js'
import { Schedules } from './triggers/schedule/schedules.js'
import { TriggerState } from './triggers/trigger-state.js'
import { TriggersController } from './triggers/triggers.controller.js'
import { Triggers } from './triggers/triggers.js'
import { UnansweredWatches } from './triggers/unanswered/unanswered-watches.js'
import { RegulatedDeliveries } from './triggers/webhook/regulated-deliveries.js'
import { WebhookDeliveryRetention } from './triggers/webhook/webhook-delivery-retention.js'
import { WebhookDirectory } from './triggers/webhook/webhook-directory.js'
import { WebhookReceiver } from './triggers/webhook/webhook-receiver.js'
import { WebhookRoute } from './triggers/webhook/webhook-route.js'
import { WebhooksController } from './triggers/webhook/webhooks.controller.js'
import { VersionsController } from './versions/versions.controller.js'
import { Versions } from './versions/versions.js'

/** Workflows: their drafts and versions, what starts them, and their runs. */
@Module({})
export class WorkflowsModule {
  static with(plugins: DynamicModule): DynamicModule {
    return {
      module: WorkflowsModule,
      imports: [plugins, CommerceModule, ConnectionsModule, InboxModule],
      controllers: [
        WorkflowsController,
        TemplatesController,
        RunsController,
        AnswersController,
        RetriesController,
        WaitingRunsController,
        TriggersController,
        SamplesController,
        RehearsalsController,
        VersionsController,
        TrafficController,
        FailuresController,
        WebhooksController,
      ],
      providers: [
        WorkflowRepository,
        WorkflowChecks,
        WorkflowConnections,
        WorkflowView,
        WorkflowEditing,
        RunStarter,
        EventWaits,
        RunMetrics,
        QueueFigures,
        RunTempo,
        RunRetentionSetting,
        RunRetention,
        WebhookDeliveryRetention,
        Schedules,
        Scheduler,
        Polls,
        PollStore,
        Poller,
        Triggers,
        UnansweredWatches,
        StartByHand,
        TriggerSamples,
        StepSamples,
        PastEvents,
        Rehearsals,
        Versions,
        HistoryPreviews,
        TriggerState,
        FailingTriggers,
        Runs,
        RunHistory,
        RunPersonalData,
        RunSecrets,
        RunAnswers,
        RunRetries,
        BulkRetries,
        RunMoves,
        Settlings,
        SettlingWork,
        SettlingProgress,
        SettlingRetention,
        WaitingPlaces,
        WaitingRuns,
        WebhookDirectory,
        WebhookReceiver,
        RegulatedDeliveries,
        WebhookRoute,
      ],
      exports: [Runs, RunHistory, QueueFigures, RunTempo, RunRetentionSetting, FailingTriggers, Triggers],
    }
  }
}
