import { type LocationId, locationIdSchema } from '@counterflow/core'
import { Inject, Injectable } from '@nestjs/common'
import { asc, eq, sql } from 'drizzle-orm'
import { v7 as uuidv7 } from 'uuid'
import { z } from 'zod'
import { DATABASE, type Database, type Queries, type Transaction } from '../../platform/database/database.js'
import { Transactions } from '../../platform/database/transactions.js'
import { EventLog } from '../../platform/events/event-log.js'
import type { Actor } from '../../platform/http/actor.js'
import { IdempotencyKeys, type IdempotentRequest } from '../../platform/http/idempotency/idempotency-keys.js'
import type { RouteInput, RouteOutput } from '../../platform/http/route-contract.js'
import { followLocation } from '../inventory/product-stock.js'
import { stockLevels } from '../inventory/stock.table.js'
import { stockActor } from '../inventory/stock-actor.js'
import { ShopSettings } from '../shop/shop-settings.js'
import { locations } from './location.table.js'
import { locationsUpdated } from './location-events.js'
import { lastLocation, locationCodeTaken, locationNotEmpty, unknownLocation } from './location-problems.js'
import type { locationRoutes as routes } from './locations.contract.js'

export type ShownLocation = RouteOutput<typeof routes.update>
type Creation = RouteInput<typeof routes.create>['body']
type Changes = RouteInput<typeof routes.update>['body']

/** Keeps the places where stock lies. */
@Injectable()
export class Locations {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(Transactions) private readonly transactions: Transactions,
    @Inject(EventLog) private readonly events: EventLog,
    @Inject(IdempotencyKeys) private readonly idempotency: IdempotencyKeys,
    @Inject(ShopSettings) private readonly shop: ShopSettings,
  ) {}

  /** All of them, the preferred one first. */
  async list(queries: Queries = this.database): Promise<ShownLocation[]> {
    const rows = await queries
      .select({ location: locations, empty: isEmpty })
      .from(locations)
      .orderBy(asc(locations.position), asc(locations.id))
    const { shipping } = await this.shop.read(queries)
    const fetched = new Set<LocationId>(shipping.pickup.map(({ locationId }) => locationId))
    return rows.map(({ location: { id, name, code, address, deactivatedAt }, empty }) => {
      return { id, name, code, address, pickup: fetched.has(id), active: deactivatedAt === null, empty }
    })
  }

  /** Adds a location behind the others. The same `request` again answers with the same location. */
  async create(
    creation: Creation,
    actor: Actor,
    request: IdempotentRequest | undefined,
  ): Promise<ShownLocation> {
    return this.writing(creation.code, async (transaction) => {
      const claim = request && (await this.idempotency.claim(transaction, request))
      if (claim?.first === false) return this.shown(transaction, locationIdSchema.parse(claim.result))
      const id = locationIdSchema.parse(uuidv7())
      const { name, code, address = null } = creation
      const behind = sql<number>`(select coalesce(max(position), -1) + 1 from ${locations})`
      await transaction.insert(locations).values({ id, name, code, address, position: behind })
      if (request !== undefined) await this.idempotency.complete(transaction, request, id)
      await this.tell(transaction, [id], actor)
      return this.shown(transaction, id)
    })
  }

  /**
   * Changes what `changes` name.
   * @throws Problem `location-not-empty` or `last-location` (409) where it cannot be taken out of use;
   * `location-code-taken` (409); `not-found`.
   */
  async update(locationId: LocationId, changes: Changes, actor: Actor): Promise<ShownLocation> {
    return this.writing(changes.code, async (transaction) => {
      const { active, ...named } = changes
      const held = await hold(transaction)
      const location = held.find(({ id }) => id === locationId)
      if (location === undefined) throw unknownLocation(locationId)
      const closes = active === false && location.deactivatedAt === null
      if (closes && held.every((other) => other.id === locationId || other.deactivatedAt !== null)) {
        throw lastLocation()
      }
      const opens = active === true && location.deactivatedAt !== null
      if (closes || opens) await holdAllGoods(transaction)
      if (closes) await refuseUnlessEmpty(transaction, locationId)
      const deactivatedAt = closes ? new Date() : opens ? null : location.deactivatedAt
      await transaction
        .update(locations)
        .set({ ...named, deactivatedAt })
        .where(eq(locations.id, locationId))
      if (opens) await followLocation(transaction, locationId)
      await this.tell(transaction, [locationId], actor)
      return this.shown(transaction, locationId)
    })
  }

  /**
   * Sets from where orders are served first. Locations that are not named follow as they stood.
   * @throws Problem `not-found` for a location that does not exist.
   */
  async arrange(locationIds: readonly LocationId[], actor: Actor): Promise<ShownLocation[]> {
    return this.transactions.run(async (transaction) => {
      const known = (await hold(transaction)).sort(byPosition).map(({ id }) => id)
      const stranger = locationIds.find((id) => !known.includes(id))
      if (stranger !== undefined) throw unknownLocation(stranger)
      const arranged = [...new Set([...locationIds, ...known])]
      for (const [position, id] of arranged.entries()) {
        await transaction.update(locations).set({ position }).where(eq(locations.id, id))
      }
      await this.tell(transaction, arranged, actor)
      return this.list(transaction)
    })
  }

  private async writing(
    code: string | undefined,
    work: (transaction: Transaction) => Promise<ShownLocation>,
  ): Promise<ShownLocation> {
    try {
      return await this.transactions.run(work)
    } catch (error) {
      throw code !== undefined && codeTaken.safeParse(error).success ? locationCodeTaken(code) : error
    }
  }

  private async shown(transaction: Transaction, locationId: LocationId): Promise<ShownLocation> {
    const location = (await this.list(transaction)).find(({ id }) => id === locationId)
    if (location === undefined) throw unknownLocation(locationId)
    return location
  }

  private async tell(transaction: Transaction, locationIds: LocationId[], actor: Actor): Promise<void> {
    const [subjectId = ''] = locationIds
    const payload = { locationIds, actor: stockActor(actor) }
    await this.events.append(transaction, locationsUpdated, { subjectId, payload })
  }
}

const codeTaken = z.object({
  cause: z.object({ code: z.literal('23505'), constraint: z.literal('locations_code_unique') }),
})

const isEmpty = sql<boolean>`not exists (
  select 1 from ${stockLevels} level
   where level.location_id = ${locations.id} and (level.quantity <> 0 or level.reserved <> 0))`

/** Until the transaction ends nobody else changes a location, and nobody brings goods to one. */
async function hold(transaction: Transaction) {
  return transaction.select().from(locations).orderBy(asc(locations.id)).for('no key update')
}

async function refuseUnlessEmpty(transaction: Transaction, locationId: LocationId): Promise<void> {
  const levels = await transaction
    .select()
    .from(stockLevels)
    .where(eq(stockLevels.locationId, locationId))
    .orderBy(asc(stockLevels.variantId))
    .for('share')
  if (levels.some(({ onHand, reserved }) => onHand !== 0 || reserved !== 0)) throw locationNotEmpty()
}

/** Who moves goods at this moment does not know yet whether those of the location count, and is waited for. */
async function holdAllGoods(transaction: Transaction): Promise<void> {
  await transaction.execute(sql`lock table ${stockLevels} in share mode`)
}

type Row = typeof locations.$inferSelect
const byPosition = (left: Row, right: Row) => left.position - right.position || (left.id < right.id ? -1 : 1)
