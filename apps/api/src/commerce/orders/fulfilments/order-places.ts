import { availableAt, type OrderId, partsByLocation } from '@counterflow/core'
import { Inject, Injectable } from '@nestjs/common'
import { and, asc, inArray, isNull } from 'drizzle-orm'
import { DATABASE, type Database } from '../../../platform/database/database.js'
import type { RouteOutput } from '../../../platform/http/route-contract.js'
import { readOrderStock } from '../../inventory/order-stock.js'
import { stockLevels } from '../../inventory/stock.table.js'
import { locations } from '../../locations/location.table.js'
import type { orderChangeRoutes } from '../order-changes.contract.js'
import { type OrderLineRow, readLines, unsentOf } from './line-pieces.js'

type Places = RouteOutput<typeof orderChangeRoutes.places>

/** Says where the goods of an order lie, for whoever sends them. */
@Injectable()
export class OrderPlaces {
  constructor(@Inject(DATABASE) private readonly database: Database) {}

  async of(orderId: OrderId): Promise<Places> {
    const lines = await readLines(this.database, orderId)
    const unsent = lines.filter((line) => unsentOf(line) > 0)
    const held = await readOrderStock(this.database, orderId)
    const parts = partsByLocation(
      unsent.map((line) => ({ key: line.id, variantId: line.variantId, quantity: unsentOf(line) })),
      held.map((place) => ({ ...place, quantity: place.reserved })),
    ).map(({ locationId, lines }) => ({
      locationId,
      lines: lines.map(({ key, quantity }) => ({ lineId: key, quantity })),
    }))
    return { parts, locations: await this.usable(unsent) }
  }

  /** Every location in use, with what of the lines lies there and is promised to nobody else. */
  private async usable(lines: readonly OrderLineRow[]): Promise<Places['locations']> {
    const places = await this.database
      .select({ id: locations.id, name: locations.name })
      .from(locations)
      .where(isNull(locations.deactivatedAt))
      .orderBy(asc(locations.position))
    const variantIds = lines.flatMap(({ variantId }) => (variantId === null ? [] : [variantId]))
    const levels =
      variantIds.length === 0
        ? []
        : await this.database
            .select()
            .from(stockLevels)
            .where(
              and(
                inArray(stockLevels.variantId, variantIds),
                inArray(
                  stockLevels.locationId,
                  places.map(({ id }) => id),
                ),
              ),
            )
    return places.map(({ id, name }) => ({
      id,
      name,
      lines: lines.flatMap((line) => {
        const level = levels.find((each) => each.variantId === line.variantId && each.locationId === id)
        return level === undefined ? [] : [{ lineId: line.id, available: availableAt(level) }]
      }),
    }))
  }
}
