import { Inject, Injectable } from '@nestjs/common'
import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { DATABASE, type Database } from '../database/database.js'
import { remembered } from '../memory/remembered.js'
import { Metrics } from '../metrics/metrics.js'

const rowSchema = z.object({ due: z.int(), later: z.int(), running: z.int(), failed: z.int() })

/** The background jobs of the shop. */
export type JobState = z.infer<typeof rowSchema>

const milliseconds = 5_000

/** How many background jobs there are, counted at most every five seconds. */
@Injectable()
export class JobFigures {
  readonly read: () => Promise<JobState>

  constructor(@Inject(DATABASE) database: Database, @Inject(Metrics) metrics: Metrics) {
    this.read = remembered(milliseconds, async () => {
      const { rows } = await database.execute(sql`
        select
          count(*) filter (where locked_at is not null)::int as running,
          count(*) filter (where locked_at is null and attempts >= max_attempts)::int as failed,
          count(*) filter (where locked_at is null and attempts < max_attempts and run_at <= now())::int as due,
          count(*) filter (where locked_at is null and attempts < max_attempts and run_at > now())::int as later
        from graphile_worker.jobs`)
      return rowSchema.parse(rows[0])
    })
    metrics.gauges(
      'counterflow_jobs',
      'Background jobs; those that failed are not tried again.',
      'state',
      this.read,
    )
  }
}
