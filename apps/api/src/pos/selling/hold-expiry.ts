import { Inject, Injectable } from '@nestjs/common'
import { and, asc, eq, lt } from 'drizzle-orm'
import { CLOCK, type Clock } from '../../platform/clock.js'
import { DATABASE, type Database } from '../../platform/database/database.js'
import { Sweeper } from '../../platform/liveness/sweeper.js'
import { giftCardHolds } from './gift-card-hold.table.js'
import { GiftCardHolds } from './gift-card-holds.js'

/** How long a till may be without a network before an amount goes back to its card, in milliseconds. */
export const holdLasts = 7 * 86_400_000
const pause = 60_000
const batch = 200

/** Gives back amounts of gift cards that tills took and never sold anything for: the tablet broke, say. */
@Injectable()
export class HoldExpiry {
  private lookedAt = 0

  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(GiftCardHolds) private readonly holds: GiftCardHolds,
    @Inject(CLOCK) private readonly now: Clock,
    @Inject(Sweeper) sweeper: Sweeper,
  ) {
    sweeper.registerRoutine(async () => {
      if (this.now().getTime() - this.lookedAt < pause) return
      this.lookedAt = this.now().getTime()
      await this.look(this.now())
    })
  }

  /** Gives back what was held for too long at a moment; answers how many amounts. */
  async look(at: Date): Promise<number> {
    const since = new Date(at.getTime() - holdLasts)
    const old = await this.database
      .select({ tenderId: giftCardHolds.tenderId })
      .from(giftCardHolds)
      .where(and(eq(giftCardHolds.state, 'held'), lt(giftCardHolds.at, since)))
      .orderBy(asc(giftCardHolds.at))
      .limit(batch)
    let given = 0
    for (const { tenderId } of old) if (await this.holds.expire(tenderId)) given += 1
    return given
  }
}
