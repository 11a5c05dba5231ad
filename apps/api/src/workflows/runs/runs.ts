import type { Json, RunId } from '@counterflow/core'
import {
  type BeforeApplicationShutdown,
  Inject,
  Injectable,
  type OnApplicationShutdown,
} from '@nestjs/common'
import {
  DATABASE,
  DATABASE_ADDRESS,
  type Database,
  type DatabaseAddress,
} from '../../platform/database/database.js'
import { openPool, type PlainPool } from '../../platform/database/plain-pool.js'
import { ProcessLiveness } from '../../platform/liveness/process-liveness.js'
import { Sweeper } from '../../platform/liveness/sweeper.js'
import { LOGGER, type Logger } from '../../platform/logging/logger.js'
import { remembered } from '../../platform/memory/remembered.js'
import { Signals } from '../../platform/signals/signals.js'
import { PluginActions } from '../../plugins/plugins.public.js'
import { WorkflowRepository } from '../definitions/workflow-repository.js'
import { RunEndings } from './endings/run-endings.js'
import { RunEngine } from './engine/run-engine.js'
import { RunReleases } from './engine/run-releases.js'
import { RunStore } from './engine/run-store.js'
import { VersionCache } from './engine/version-cache.js'
import { Gates } from './gates/gates.js'
import { RunIntake } from './intake/run-intake.js'
import { Practice } from './practice/practice.js'
import { logRunEnd } from './run-log.js'
import { RunMetrics } from './run-metrics.js'
import { RunReadiness } from './run-readiness.js'
import { EndedWaits } from './waits/ended-waits.js'

const connections = 6
const shopIsFresh = 1_000
const gateMilliseconds = 1_000
const mostCrashes = 3
/** Of the workflows that are on, those that were changed last are made ready before their first run. */
const mostPrepared = 100

/** The engine in this process: wired to the database, to the plugins and to this process's liveness. */
@Injectable()
export class Runs implements BeforeApplicationShutdown, OnApplicationShutdown {
  /** Takes runs in that no other change of the shop belongs to. */
  readonly intake: RunIntake
  readonly endings: RunEndings
  /** What references find under `shop`, as it was at most a second ago. */
  readonly shopValues: () => Promise<Json>
  readonly practice: Practice
  private readonly readiness: RunReadiness
  private readonly pool: PlainPool
  private readonly releases: RunReleases
  private readonly gates: Gates
  private gatePoll: NodeJS.Timeout | undefined
  private readonly engine: RunEngine

  constructor(
    @Inject(DATABASE_ADDRESS) address: DatabaseAddress,
    @Inject(DATABASE) database: Database,
    @Inject(WorkflowRepository) repository: WorkflowRepository,
    @Inject(PluginActions) actions: PluginActions,
    @Inject(ProcessLiveness) private readonly liveness: ProcessLiveness,
    @Inject(Sweeper) sweeper: Sweeper,
    @Inject(Signals) private readonly signals: Signals,
    @Inject(LOGGER) private readonly logger: Logger,
    @Inject(RunMetrics) private readonly metrics: RunMetrics,
  ) {
    this.pool = openPool(address, {
      max: connections,
      name: 'engine',
      isKeyed: true,
      isPlannedOnce: true,
      logger,
    })
    this.releases = new RunReleases(this.pool)
    this.shopValues = remembered(shopIsFresh, () => actions.shopValues())
    this.practice = new Practice({ pool: this.pool, actions, shopValues: this.shopValues })
    const versions = new VersionCache(async (versionId) => {
      const practised = this.practice.of(versionId)
      if (practised !== undefined) return { definition: practised.definition, permissions: [] }
      const version = await repository.version(database, versionId)
      return version && { definition: version.definition, permissions: version.permissions }
    })
    const live = () => repository.liveVersions(database, mostPrepared)
    this.readiness = new RunReadiness(this.pool, versions, actions, this.practice, live, logger)
    this.endings = new RunEndings(this.pool)
    this.engine = new RunEngine({
      store: new RunStore(this.pool, (records, milliseconds) => metrics.flushed(records, milliseconds)),
      releases: this.releases,
      versions,
      actions,
      logger,
      metrics,
      owner: () => liveness.owner,
      shopValues: this.shopValues,
      ended: (run, end) => {
        this.endings.tell(run.id, end)
        logRunEnd(logger, run.id, end)
        this.practice.spare(1)
        if (run.isGated) this.gates.look()
      },
    })
    this.gates = new Gates(this.pool, this.engine.wake, (error) =>
      logger.warn({ error }, 'Could not let runs through; trying again in a second.'),
    )
    this.intake = new RunIntake(this.pool, {
      roomFor: (count, weight) => this.engine.roomFor(count, weight),
      open: (runs) => this.engine.open(runs),
      adopt: (owner, runs) => this.engine.adopt(owner, runs),
      dismiss: (runs) => this.engine.dismiss(runs),
      announce: () => signals.send('runs'),
      mayHoldForgotten: () => this.engine.mayHoldForgotten(),
      accepted: (count) => {
        metrics.accepted(count)
        metrics.started(count)
        this.practice.spare(count)
      },
    })
    sweeper.register((owners) => this.sweep(owners))
    sweeper.registerRoutine(new EndedWaits(this.pool).forgetSome)
  }

  /** Begins to claim runs. */
  start(): void {
    this.liveness.onJoin(this.engine.wake)
    this.liveness.onLoss(this.engine.abandon)
    this.signals.listen('runs', () => {
      this.gates.look()
      this.engine.wake()
    })
    this.signals.listen('cancellations', this.engine.abortLost)
    this.signals.listen('workflows', this.readiness.look)
    this.gatePoll = setInterval(this.gates.look, gateMilliseconds)
    this.engine.start()
  }

  /** A version is on from now: has what its runs need ready here, and soon wherever else they are driven. */
  async prepare(versionId: string): Promise<void> {
    this.signals.send('workflows')
    if (this.engine.isRunning) await this.readiness.prepare([versionId])
  }

  /**
   * Has what the runs of workflows that are on need ready, after a start.
   * @param origin where this process takes deliveries, to practise there; undefined: it practises nothing
   */
  prepareLive(origin?: string): void {
    if (origin !== undefined) this.practice.open(origin)
    this.readiness.look()
  }

  /** Ends a run in whatever state it is. False: it had already ended. */
  async cancel(runId: RunId): Promise<boolean> {
    const cancelled = await this.releases.cancel(runId)
    if (cancelled) {
      this.metrics.cutShort('cancelled')
      this.engine.abort(runId)
      this.signals.send('runs')
      this.signals.send('cancellations')
    }
    return cancelled
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.endings.close()
    clearInterval(this.gatePoll)
    await this.practice.stop()
    await this.readiness.stop()
    await this.gates.settled()
    await this.engine.stop()
  }

  async onApplicationShutdown(): Promise<void> {
    await this.pool.end()
  }

  private async sweep(deadOwners: readonly number[]): Promise<void> {
    if (deadOwners.length === 0) return
    const { freed, quarantined, error } = await this.releases.freeRunsOfDeadOwners(deadOwners, mostCrashes)
    if (freed === 0) return
    for (const runId of quarantined) {
      const end = { result: 'quarantined', error } as const
      this.metrics.cutShort(end.result)
      this.endings.tell(runId, end)
      logRunEnd(this.logger, runId, end)
    }
    if (quarantined.length > 0) this.gates.look()
    this.logger.info({ freed }, 'Freed the runs of a process that died.')
    this.engine.wake()
  }
}
