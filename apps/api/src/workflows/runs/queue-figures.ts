import { Inject, Injectable } from '@nestjs/common'
import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { DATABASE, type Database } from '../../platform/database/database.js'
import { remembered } from '../../platform/memory/remembered.js'
import { Metrics } from '../../platform/metrics/metrics.js'
import { runs } from './run.table.js'

const rowSchema = z.object({
  queued: z.int(),
  running: z.int(),
  waiting: z.int(),
  gated: z.int(),
  set_aside: z.int(),
  oldest: z.number().nullable(),
})

const ownerRows = z.array(z.object({ owner: z.int(), count: z.int() }))

/** The runs of the whole shop that have not ended, in whichever process. */
export interface QueueState {
  /** Due, and claimed by nobody. */
  readonly queued: number
  readonly running: number
  /** For a time, for an event, or for another run of the same key to end. */
  readonly waiting: number
  /** Quarantined, until they are kept long enough. */
  readonly setAside: number
  /** How long the oldest of those that are queued has been due; null: none is queued. */
  readonly oldestQueuedSeconds: number | null
}

const milliseconds = 5_000

/** How much there is to do, counted at most every five seconds, however many ask. */
@Injectable()
export class QueueFigures {
  readonly read: () => Promise<QueueState>

  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(Metrics) metrics: Metrics,
  ) {
    this.read = remembered(milliseconds, () => this.count())
    metrics.gauges('counterflow_runs_open', 'Runs of the shop that have not ended.', 'state', async () => {
      const { queued, running, waiting } = await this.read()
      return { queued, running, waiting }
    })
    metrics.gauge(
      'counterflow_oldest_waiting_run_seconds',
      'How long the oldest run that is due and claimed by nobody has been due.',
      async () => (await this.read()).oldestQueuedSeconds ?? 0,
    )
    metrics.gauge(
      'counterflow_runs_quarantined',
      'Runs that were set aside because processes died under them.',
      async () => (await this.read()).setAside,
    )
  }

  /** How many runs each process drives, by its owner id. */
  async inFlightByOwner(): Promise<ReadonlyMap<number, number>> {
    const { rows } = await this.database.execute(sql`
      select owner, count(*)::int as count from ${runs}
       where finished_at is null and not gated and due_at <= now() and owner is not null group by owner`)
    return new Map(ownerRows.parse(rows).map(({ owner, count }) => [owner, count]))
  }

  private async count(): Promise<QueueState> {
    // Waits may be many, and are counted by the index alone; what is due is little, or the first thing to look at.
    const { rows } = await this.database.execute(sql`
      select
        count(*) filter (where owner is null)::int as queued,
        count(*) filter (where owner is not null)::int as running,
        (select count(*) from ${runs} where finished_at is null and not gated and due_at > now())::int as waiting,
        (select count(*) from ${runs} where finished_at is null and gated)::int as gated,
        (select count(*) from ${runs} where result = 'quarantined')::int as set_aside,
        extract(epoch from now() - min(due_at) filter (where owner is null))::float8 as oldest
      from ${runs} where finished_at is null and not gated and due_at <= now()`)
    const { set_aside: setAside, oldest, waiting, gated, ...counts } = rowSchema.parse(rows[0])
    return { ...counts, waiting: waiting + gated, setAside, oldestQueuedSeconds: oldest }
  }
}
