import { Inject, Injectable } from '@nestjs/common'
import { TableSizes } from '../platform/database/table-sizes.js'
import type { RouteOutput } from '../platform/http/route-contract.js'
import { JobFigures } from '../platform/jobs/job-figures.js'
import { LivingProcesses } from '../platform/liveness/living-processes.js'
import { FailingTriggers, QueueFigures, RunHistory, RunTempo } from '../workflows/workflows.public.js'
import type { operationsRoutes } from './operations.contract.js'

type Overview = RouteOutput<typeof operationsRoutes.get>

const mostQuarantined = 10

/** How the work of the whole shop goes, in all of its processes. */
@Injectable()
export class OperationsOverview {
  constructor(
    @Inject(QueueFigures) private readonly queue: QueueFigures,
    @Inject(JobFigures) private readonly jobs: JobFigures,
    @Inject(RunTempo) private readonly tempo: RunTempo,
    @Inject(RunHistory) private readonly history: RunHistory,
    @Inject(FailingTriggers) private readonly triggers: FailingTriggers,
    @Inject(LivingProcesses) private readonly living: LivingProcesses,
    @Inject(TableSizes) private readonly sizes: TableSizes,
  ) {}

  async read(): Promise<Overview> {
    const [{ setAside, ...queue }, jobs, minutes, triggers, processes, inFlight, database] =
      await Promise.all([
        this.queue.read(),
        this.jobs.read(),
        this.tempo.lastHour(),
        this.triggers.list(),
        this.living.list(),
        this.queue.inFlightByOwner(),
        this.sizes.read(),
      ])
    return {
      at: new Date().toISOString(),
      queue: { ...queue, quarantined: setAside },
      jobs,
      minutes: minutes.map(({ at, ...done }) => ({ at: new Date(at).toISOString(), ...done })),
      processes: processes.map(({ owner, role, host, pid, version, startedAt }) => ({
        id: owner,
        role,
        host,
        pid,
        version,
        startedAt: startedAt.toISOString(),
        runsInFlight: inFlight.get(owner) ?? 0,
      })),
      triggers,
      quarantined: setAside === 0 ? [] : await this.quarantined(),
      database,
    }
  }

  private async quarantined(): Promise<Overview['quarantined']> {
    const { items } = await this.history.list({ status: 'quarantined', limit: mostQuarantined })
    return items
  }
}
