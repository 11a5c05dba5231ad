import { Inject, Injectable } from '@nestjs/common'
import { sql } from 'drizzle-orm'
import { CLOCK, type Clock } from '../platform/clock.js'
import { DATABASE, type Database } from '../platform/database/database.js'
import { batchSize, inBatches } from '../platform/retention/in-batches.js'
import { Retention } from '../platform/retention/retention.js'
import { auditEntries, auditRetention } from './audit-entry.table.js'

/** For how many days the record is kept where nobody has chosen. */
const usualKeepDays = 730

/** How long the record is kept, and the only one who may delete from it. */
@Injectable()
export class AuditKeeping {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(Retention) retention: Retention,
  ) {
    retention.register((signal) => inBatches(() => this.forgetSome(), signal))
  }

  async keepDays(): Promise<number> {
    const [row] = await this.database.select({ keepDays: auditRetention.keepDays }).from(auditRetention)
    return row?.keepDays ?? usualKeepDays
  }

  /** @param keepDays a whole number from 30 to 3650 */
  async keepFor(keepDays: number): Promise<void> {
    await this.database
      .insert(auditRetention)
      .values({ id: 'audit', keepDays })
      .onConflictDoUpdate({ target: auditRetention.id, set: { keepDays } })
  }

  private async forgetSome(): Promise<number> {
    const days = await this.keepDays()
    return this.database.transaction(async (transaction) => {
      // The trigger on the table lets a row go only where this is set.
      await transaction.execute(sql`select set_config('counterflow.audit_retention', 'on', true)`)
      const { rowCount } = await transaction.execute(sql`
        delete from ${auditEntries} where id in (
          select id from ${auditEntries}
           where at < ${this.clock().toISOString()}::timestamptz - make_interval(days => ${days}::int)
           order by at limit ${batchSize}::int for update skip locked)`)
      return rowCount ?? 0
    })
  }
}
