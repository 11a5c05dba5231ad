import { Inject, Injectable, type OnModuleInit } from '@nestjs/common'
import { sql } from 'drizzle-orm'
import { DATABASE, type Database } from '../database/database.js'
import { databaseGenerations } from '../events/event.table.js'

/** Any number; processes that start at once on a new database take turns. */
const generationLock = 7_300_003

/** Names a new database, so that positions in its event log are told from those of any other. */
@Injectable()
export class DatabaseGeneration implements OnModuleInit {
  constructor(@Inject(DATABASE) private readonly database: Database) {}

  async onModuleInit(): Promise<void> {
    await this.database.transaction(async (transaction) => {
      await transaction.execute(sql`select pg_advisory_xact_lock(${generationLock})`)
      await transaction.execute(sql`
        insert into ${databaseGenerations} (generation)
        select gen_random_uuid() where not exists (select from ${databaseGenerations})`)
    })
  }
}
