import { Inject, Injectable } from '@nestjs/common'
import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { DATABASE, type Database } from '../../platform/database/database.js'
import { remembered } from '../../platform/memory/remembered.js'
import { runs } from './run.table.js'

const minute = 60_000
const shown = 60
/** When nothing more is committed that belongs to a minute: its runs have ended in it by the clock of their statement. */
const settledAfter = 15_000
const fresh = 5_000

const rowsSchema = z.array(z.object({ at: z.coerce.number(), succeeded: z.int(), failed: z.int() }))

/** What was done in one minute, which began at `at`, in milliseconds since 1970. */
export interface RunMinute {
  readonly at: number
  readonly succeeded: number
  /** Failed or set aside. */
  readonly failed: number
}

/** How many runs ended in each minute of the last hour. A minute that is over is counted once. */
@Injectable()
export class RunTempo {
  private settled: readonly RunMinute[] = []
  /** Sixty minutes, the one under way last. */
  readonly lastHour: () => Promise<readonly RunMinute[]>

  constructor(@Inject(DATABASE) private readonly database: Database) {
    this.lastHour = remembered(fresh, () => this.count(Date.now()))
  }

  /** The same as of `now`, in milliseconds since 1970. */
  async count(now: number): Promise<readonly RunMinute[]> {
    const last = Math.floor(now / minute) * minute
    const first = last - (shown - 1) * minute
    const known = this.settled.filter(({ at }) => at >= first)
    const from = known.length > 0 ? first + known.length * minute : first
    const found = new Map((await this.read(from, now)).map((row) => [row.at, row]))
    const hour = Array.from({ length: shown }, (_, index): RunMinute => {
      const at = first + index * minute
      return known[index] ?? found.get(at) ?? { at, succeeded: 0, failed: 0 }
    })
    this.settled = hour.filter(({ at }) => at + minute + settledAfter <= now)
    return hour
  }

  private async read(from: number, now: number): Promise<RunMinute[]> {
    const { rows } = await this.database.execute(sql`
      select extract(epoch from date_trunc('minute', finished_at))::bigint * 1000 as at,
        count(*) filter (where result = 'succeeded')::int as succeeded,
        count(*) filter (where result in ('failed', 'quarantined'))::int as failed
      from ${runs}
      where finished_at >= ${new Date(from)} and finished_at <= ${new Date(now)}
      group by 1`)
    return rowsSchema.parse(rows)
  }
}
