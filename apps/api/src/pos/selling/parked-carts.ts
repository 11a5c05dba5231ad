import type { ParkedCart } from '@counterflow/core'
import { Inject, Injectable } from '@nestjs/common'
import { and, asc, eq, isNull, lt, or } from 'drizzle-orm'
import { CLOCK, type Clock } from '../../platform/clock.js'
import { DATABASE, type Database } from '../../platform/database/database.js'
import type { TillDevice } from '../devices/till-device.js'
import { parkedCarts } from './parked-cart.table.js'
import { parkedCartGone } from './selling-problems.js'

/** For so long it is known that a cart was fetched: a register that was off meanwhile may send it once more. */
const rememberedMilliseconds = 30 * 86_400_000

/** How many carts wait at a location at most, as a till lists them. */
const mostListed = 200

/** Carts that one register parks and another may fetch. Each is fetched by one device only. */
@Injectable()
export class ParkedCarts {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(CLOCK) private readonly now: Clock,
  ) {}

  /** Those that wait at the device's location, the oldest first. */
  async list({ locationId }: TillDevice): Promise<ParkedCart[]> {
    const rows = await this.database
      .select({ content: parkedCarts.content })
      .from(parkedCarts)
      .where(and(eq(parkedCarts.locationId, locationId), isNull(parkedCarts.takenAt)))
      .orderBy(asc(parkedCarts.at), asc(parkedCarts.id))
      .limit(mostListed)
    return rows.map(({ content }) => content)
  }

  /** Puts a cart aside; the same one again changes nothing. */
  async park({ locationId, deviceId }: TillDevice, cart: ParkedCart): Promise<void> {
    const { id, name } = cart
    await this.database
      .insert(parkedCarts)
      .values({ id, locationId, deviceId, name, content: cart, at: this.now() })
      .onConflictDoNothing()
    const longAgo = new Date(this.now().getTime() - rememberedMilliseconds)
    await this.database
      .delete(parkedCarts)
      .where(and(eq(parkedCarts.locationId, locationId), lt(parkedCarts.takenAt, longAgo)))
  }

  /** Fetches a cart: whoever asks first has it, and has it again when the answer was lost. @throws Problem `parked-cart-gone`. */
  async take({ locationId, deviceId }: TillDevice, id: string): Promise<ParkedCart> {
    const [taken] = await this.database
      .update(parkedCarts)
      .set({ takenBy: deviceId, takenAt: this.now() })
      .where(
        and(
          eq(parkedCarts.id, id),
          eq(parkedCarts.locationId, locationId),
          or(isNull(parkedCarts.takenAt), eq(parkedCarts.takenBy, deviceId)),
        ),
      )
      .returning({ content: parkedCarts.content })
    if (taken === undefined) throw parkedCartGone()
    return taken.content
  }
}
