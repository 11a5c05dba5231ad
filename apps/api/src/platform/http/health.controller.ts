import { setTimeout } from 'node:timers/promises'
import { Controller, Inject } from '@nestjs/common'
import { sql } from 'drizzle-orm'
import { DATABASE, type Database } from '../database/database.js'
import { healthRoutes } from './health.contract.js'
import { HTTP_OPTIONS, type HttpOptions } from './http-options.js'
import { databaseUnreachable } from './problems/framework-problems.js'
import { Route } from './route.js'

const patience = 2_000

/** Whether the server and its database answer, for whoever watches over them. */
@Controller()
export class HealthController {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(HTTP_OPTIONS) private readonly options: HttpOptions,
  ) {}

  @Route(healthRoutes.get)
  async get() {
    await Promise.race([this.database.execute(sql`select 1`), this.giveUp()])
    return { status: 'ok' as const, version: this.options.version }
  }

  private async giveUp(): Promise<never> {
    await setTimeout(patience, undefined, { ref: false })
    throw databaseUnreachable()
  }
}
