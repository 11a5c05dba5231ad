import { type LocationId, orderStockReasons, type VariantId } from '@counterflow/core'
import { Inject, Injectable } from '@nestjs/common'
import { and, desc, eq, exists, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import { DATABASE, type Database } from '../../platform/database/database.js'
import { pageFrom, parseCursor } from '../../platform/http/page-cursor.js'
import type { RouteOutput } from '../../platform/http/route-contract.js'
import { locations } from '../locations/location.table.js'
import { orderName } from '../orders/numbering/order-name.js'
import { orders } from '../orders/order.table.js'
import type { stockRoutes } from './stock.contract.js'
import { stockMovements } from './stock.table.js'

type Page = RouteOutput<typeof stockRoutes.history>

interface HistoryQuery {
  readonly cursor?: string | undefined
  readonly limit: number
  readonly locationId?: LocationId | undefined
}

const undoing = alias(stockMovements, 'undoing')

/** What changed the stock of a variant. */
@Injectable()
export class StockHistory {
  constructor(@Inject(DATABASE) private readonly database: Database) {}

  async page(variantId: VariantId, { cursor, limit, locationId }: HistoryQuery): Promise<Page> {
    const after = parseCursor(cursor)
    const undone = exists(
      this.database
        .select({ found: sql`1` })
        .from(undoing)
        .where(eq(undoing.undoes, stockMovements.changeId)),
    )
    const rows = await this.database
      .select({
        movement: stockMovements,
        locationName: locations.name,
        orderNumber: orderName,
        undone: sql<boolean>`${undone}`,
      })
      .from(stockMovements)
      .innerJoin(locations, eq(locations.id, stockMovements.locationId))
      .leftJoin(orders, eq(orders.id, stockMovements.orderId))
      .where(
        and(
          eq(stockMovements.variantId, variantId),
          locationId === undefined ? undefined : eq(stockMovements.locationId, locationId),
          after === undefined
            ? undefined
            : sql`(${stockMovements.at}, ${stockMovements.id}) < (${after.at.toISOString()}::timestamptz, ${after.id}::uuid)`,
        ),
      )
      .orderBy(desc(stockMovements.at), desc(stockMovements.id))
      .limit(limit + 1)
    const page = pageFrom(
      rows.map((row) => ({ ...row, at: row.movement.at, id: row.movement.id })),
      limit,
    )
    const items = page.rows.map(({ movement, locationName, orderNumber, undone }) => {
      const { id, changeId, at, reason, note, onHand, reserved, actor, orderId } = movement
      const order = orderId === null || orderNumber === null ? null : { id: orderId, number: orderNumber }
      const ofOrders: readonly string[] = orderStockReasons
      const undoable = !ofOrders.includes(reason) && reason !== 'undone' && !undone
      return {
        ...{ id, changeId, at: at.toISOString(), reason, note, onHand, reserved, actor, order, undoable },
        locationId: movement.locationId,
        locationName,
      }
    })
    return { items, nextCursor: page.nextCursor }
  }
}
