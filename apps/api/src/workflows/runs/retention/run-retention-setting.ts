import { Inject, Injectable } from '@nestjs/common'
import { DATABASE, type Database } from '../../../platform/database/database.js'
import { runRetention } from './run-retention.table.js'

/** For how many days runs are kept after their end, where nobody has chosen. */
export const usualKeepDays = 30

/** For how many days finished runs are kept. */
@Injectable()
export class RunRetentionSetting {
  constructor(@Inject(DATABASE) private readonly database: Database) {}

  async keepDays(): Promise<number> {
    const [row] = await this.database.select({ keepDays: runRetention.keepDays }).from(runRetention)
    return row?.keepDays ?? usualKeepDays
  }

  /** @param keepDays a whole number from 1 to 3650 */
  async keepFor(keepDays: number): Promise<void> {
    await this.database
      .insert(runRetention)
      .values({ id: 'runs', keepDays })
      .onConflictDoUpdate({ target: runRetention.id, set: { keepDays } })
  }

  /** The day before which events need not be looked at again, `YYYY-MM-DD`. */
  async eventsLookedAtUntil(): Promise<string | null> {
    const [row] = await this.database.select({ day: runRetention.eventsLookedAtUntil }).from(runRetention)
    return row?.day ?? null
  }

  async lookedAtEventsUntil(day: string): Promise<void> {
    await this.database
      .insert(runRetention)
      .values({ id: 'runs', keepDays: usualKeepDays, eventsLookedAtUntil: day })
      .onConflictDoUpdate({ target: runRetention.id, set: { eventsLookedAtUntil: day } })
  }
}
