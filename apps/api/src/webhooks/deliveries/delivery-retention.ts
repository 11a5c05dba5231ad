import { Inject, Injectable } from '@nestjs/common'
import { sql } from 'drizzle-orm'
import { CLOCK, type Clock } from '../../platform/clock.js'
import { DATABASE, type Database } from '../../platform/database/database.js'
import { batchSize, inBatches } from '../../platform/retention/in-batches.js'
import { Retention } from '../../platform/retention/retention.js'
import { webhookMessages, webhookRetention } from './webhook-delivery.table.js'

/** For how many days deliveries are kept where nobody has chosen. */
const usualKeepDays = 30

/** How long what was sent is kept. That is always longer than anything is tried for. */
@Injectable()
export class DeliveryRetention {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(CLOCK) private readonly now: Clock,
    @Inject(Retention) retention: Retention,
  ) {
    retention.register((signal) => inBatches(() => this.forgetSome(), signal))
  }

  async keepDays(): Promise<number> {
    const [row] = await this.database.select({ keepDays: webhookRetention.keepDays }).from(webhookRetention)
    return row?.keepDays ?? usualKeepDays
  }

  /** @param keepDays a whole number from 4 to 365 */
  async keepFor(keepDays: number): Promise<void> {
    await this.database
      .insert(webhookRetention)
      .values({ id: 'webhooks', keepDays })
      .onConflictDoUpdate({ target: webhookRetention.id, set: { keepDays } })
  }

  /** Deliveries and attempts go with their message. Counted from when it was to be sent, which a test shares. */
  private async forgetSome(): Promise<number> {
    const days = await this.keepDays()
    const { rowCount } = await this.database.execute(sql`
      delete from ${webhookMessages} where id in (
        select id from ${webhookMessages}
         where at < ${this.now().toISOString()}::timestamptz - make_interval(days => ${days}::int)
         order by at limit ${batchSize}::int for update skip locked)`)
    return rowCount ?? 0
  }
}
