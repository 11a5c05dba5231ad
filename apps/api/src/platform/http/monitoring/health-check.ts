import { setTimeout } from 'node:timers/promises'
import { Inject, Injectable } from '@nestjs/common'
import { sql } from 'drizzle-orm'
import { DATABASE, type Database } from '../../database/database.js'
import { PROCESS_IDENTITY, type ProcessIdentity } from '../../liveness/process-identity.js'
import { databaseUnreachable } from '../problems/framework-problems.js'

const patience = 2_000

/** Whether this process and its database answer. */
@Injectable()
export class HealthCheck {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(PROCESS_IDENTITY) readonly process: ProcessIdentity,
  ) {}

  /** @throws Problem `database-unreachable`, within two seconds */
  async check(): Promise<void> {
    await Promise.race([this.database.execute(sql`select 1`), this.giveUp()])
  }

  private async giveUp(): Promise<never> {
    await setTimeout(patience, undefined, { ref: false })
    throw databaseUnreachable()
  }
}
