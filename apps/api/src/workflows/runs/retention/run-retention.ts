import { Inject, Injectable } from '@nestjs/common'
import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { DATABASE, type Database } from '../../../platform/database/database.js'
import { earliestId } from '../../../platform/database/earliest-id.js'
import { LOGGER, type Logger } from '../../../platform/logging/logger.js'
import { batchSize, inBatches } from '../../../platform/retention/in-batches.js'
import { Retention } from '../../../platform/retention/retention.js'
import { runs, steps } from '../run.table.js'
import { eventWaits } from '../waits/event-wait.table.js'
import { RunRetentionSetting } from './run-retention-setting.js'

const day = 86_400_000

const countRow = z.object({ count: z.int() })
const idRows = z.array(z.object({ id: z.string() }))
const limit = sql.raw(`${batchSize}`)

/**
 * Deletes runs that ended long enough ago with their steps, and events that no run refers to any more. A run that
 * waits is kept however old it is. Each batch is a transaction of its own, so a pass that is cut off loses nothing, and
 * the next one goes on where it ended.
 */
@Injectable()
export class RunRetention {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(RunRetentionSetting) private readonly setting: RunRetentionSetting,
    @Inject(LOGGER) private readonly logger: Logger,
    @Inject(Retention) retention: Retention,
  ) {
    retention.register((signal) => this.forget(new Date(), signal))
  }

  /** Deletes what is kept long enough at `now`. */
  async forget(now: Date, signal: AbortSignal): Promise<void> {
    const before = new Date(now.getTime() - (await this.setting.keepDays()) * day)
    const forgottenRuns = await inBatches(() => this.forgetRuns(before), signal)
    if (signal.aborted) return
    const forgottenEvents = await this.forgetEvents(before, signal)
    if (forgottenRuns + forgottenEvents > 0) {
      this.logger.info({ runs: forgottenRuns, events: forgottenEvents }, 'Deleted what was kept long enough.')
    }
  }

  /** What somebody else holds at this moment is left for the next pass. */
  private async forgetRuns(before: Date): Promise<number> {
    const { rows } = await this.database.execute(sql`
      with old as materialized (
        select id from ${runs} where finished_at < ${before}
         order by finished_at limit ${limit} for update skip locked),
      without_steps as (delete from ${steps} where run_id = any(array(select id from old))),
      without_waits as (delete from ${eventWaits} where run_id = any(array(select id from old))),
      gone as (delete from ${runs} where id = any(array(select id from old)) returning id)
      select count(*)::int as count from gone`)
    return countRow.parse(rows[0]).count
  }

  /**
   * Once for each day that has passed. Few runs are there that refer to events of so long ago, those that wait, go on
   * with one that they waited for, or were started again; they are read once, since no index leads from events to runs.
   */
  private async forgetEvents(before: Date, signal: AbortSignal): Promise<number> {
    const today = before.toISOString().slice(0, 10)
    const lookedAt = await this.setting.eventsLookedAtUntil()
    if (lookedAt !== null && lookedAt >= today) return 0
    const bound = earliestId(new Date(today))
    const needed = await this.database.execute(sql`
      select event_id::text as id from ${runs} where event_id < ${bound}::uuid
      union select event_id::text from ${eventWaits} where event_id < ${bound}::uuid`)
    const kept = new Set(idRows.parse(needed.rows).map(({ id }) => id))
    let deleted = 0
    let place = earliestId(new Date(0))
    await inBatches(async () => {
      const { rows } = await this.database.execute(sql`
        select id::text from events where id > ${place}::uuid and id < ${bound}::uuid order by id limit ${limit}`)
      const ids = idRows.parse(rows).map(({ id }) => id)
      place = ids.at(-1) ?? place
      const unneeded = sql.param(ids.filter((id) => !kept.has(id)))
      const { rowCount } = await this.database.execute(
        sql`delete from events where id = any(${unneeded}::uuid[])`,
      )
      deleted += rowCount ?? 0
      return ids.length
    }, signal)
    if (!signal.aborted) await this.setting.lookedAtEventsUntil(today)
    return deleted
  }
}
