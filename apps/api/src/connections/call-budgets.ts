import { Inject, Injectable } from '@nestjs/common'
import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { DATABASE, type Database } from '../platform/database/database.js'
import { ConnectionDirectory } from './connection-directory.js'

const reservation = z.object({ wait: z.coerce.number() })

/** Says when a call over a connection may go, so that its rate holds over all processes. */
@Injectable()
export class CallBudgets {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(ConnectionDirectory) private readonly directory: ConnectionDirectory,
  ) {}

  /**
   * Takes the next place in the connection's line. A place that is taken and not used is lost, which costs time only.
   * @returns milliseconds since 1970, by this process's clock; now, or a little earlier, when it may go at once
   */
  async reserve(connectionId: string): Promise<number> {
    const askedAt = Date.now()
    const connection = await this.directory.find(connectionId).catch(() => undefined)
    if (connection === undefined || connection.ratePerSecond === null) return askedAt
    // One row, one statement: whoever comes meanwhile waits for its lock and sees what it wrote. The database's
    // clock rules, since the clocks of several machines differ.
    const { rows } = await this.database.execute(sql`
      update call_budgets
        set next_at = greatest(next_at, clock_timestamp()) + make_interval(secs => seconds_between)
        where connection_id = ${connectionId}::uuid
        returning extract(epoch from next_at - clock_timestamp()) - seconds_between as wait`)
    const [row] = rows
    if (row === undefined) return askedAt
    return Date.now() + Math.max(0, Math.ceil(reservation.parse(row).wait * 1_000))
  }
}
