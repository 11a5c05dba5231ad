import { Inject, Injectable } from '@nestjs/common'
import { sql } from 'drizzle-orm'
import { DATABASE, type Database } from '../database/database.js'
import { batchSize, inBatches } from '../retention/in-batches.js'
import { Retention } from '../retention/retention.js'

/** Lets go of background jobs that are tried no more, a month after their last attempt. */
@Injectable()
export class FailedJobRetention {
  constructor(@Inject(DATABASE) database: Database, @Inject(Retention) retention: Retention) {
    const forgetSome = async () => {
      const { rowCount } = await database.execute(sql`
        select id from graphile_worker.complete_jobs(array(
          select id from graphile_worker.jobs
           where attempts >= max_attempts and locked_at is null and updated_at < now() - interval '30 days'
           limit ${sql.raw(`${batchSize}`)}))`)
      return rowCount ?? 0
    }
    retention.register((signal) => inBatches(forgetSome, signal))
  }
}
