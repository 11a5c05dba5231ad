import { Inject, Injectable } from '@nestjs/common'
import { sql } from 'drizzle-orm'
import { DATABASE, type Database } from '../../../platform/database/database.js'
import { batchSize, inBatches } from '../../../platform/retention/in-batches.js'
import { Retention } from '../../../platform/retention/retention.js'
import { webhookDeliveries } from './webhook.table.js'

/** Forgets which deliveries have come a week after they came; no sender repeats one for longer. */
@Injectable()
export class WebhookDeliveryRetention {
  constructor(@Inject(DATABASE) database: Database, @Inject(Retention) retention: Retention) {
    const forgetSome = async () => {
      const { rowCount } = await database.execute(sql`
        delete from ${webhookDeliveries} where (workflow_id, delivery_id) in (
          select workflow_id, delivery_id from ${webhookDeliveries} where at < now() - interval '7 days'
           order by at limit ${sql.raw(`${batchSize}`)} for update skip locked)`)
      return rowCount ?? 0
    }
    retention.register((signal) => inBatches(forgetSome, signal))
  }
}
