import { Inject, Injectable } from '@nestjs/common'
import { sql } from 'drizzle-orm'
import { DATABASE, type Database } from '../../../platform/database/database.js'
import { batchSize, inBatches } from '../../../platform/retention/in-batches.js'
import { Retention } from '../../../platform/retention/retention.js'
import { RunRetentionSetting } from '../retention/run-retention-setting.js'
import { runSettlings } from './run-settling.table.js'

/** Forgets what became of runs that waited, once runs that ended then are forgotten too. */
@Injectable()
export class SettlingRetention {
  constructor(
    @Inject(DATABASE) database: Database,
    @Inject(RunRetentionSetting) setting: RunRetentionSetting,
    @Inject(Retention) retention: Retention,
  ) {
    retention.register(async (signal) => {
      const days = await setting.keepDays()
      await inBatches(async () => {
        const { rowCount } = await database.execute(sql`
          delete from ${runSettlings} where id = any(array(
            select id from ${runSettlings} where finished_at < now() - ${days}::float8 * interval '1 day'
             limit ${sql.raw(`${batchSize}`)} for update skip locked))`)
        return rowCount ?? 0
      }, signal)
    })
  }
}
