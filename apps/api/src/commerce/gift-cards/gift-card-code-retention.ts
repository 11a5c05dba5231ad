import { Inject, Injectable } from '@nestjs/common'
import { sql } from 'drizzle-orm'
import { DATABASE, type Database } from '../../platform/database/database.js'
import { batchSize, inBatches } from '../../platform/retention/in-batches.js'
import { Retention } from '../../platform/retention/retention.js'
import { giftCards } from './gift-card.table.js'

/** Forgets the sealed codes of gift cards once nobody repeats the request that issued them any more. */
@Injectable()
export class GiftCardCodeRetention {
  constructor(@Inject(DATABASE) database: Database, @Inject(Retention) retention: Retention) {
    const forgetSome = async () => {
      const { rowCount } = await database.execute(sql`
        update ${giftCards} set sealed_code = null where id in (
          select id from ${giftCards}
           where sealed_code is not null and created_at < now() - interval '7 days'
           order by created_at limit ${sql.raw(`${batchSize}`)} for update skip locked)`)
      return rowCount ?? 0
    }
    retention.register((signal) => inBatches(forgetSome, signal))
  }
}
