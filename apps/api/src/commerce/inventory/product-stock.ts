import { type LocationId, type ProductId, productIdSchema } from '@counterflow/core'
import { sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Transaction } from '../../platform/database/database.js'
import { locations } from '../locations/location.table.js'
import { variants } from '../products/product.table.js'
import { availableOf } from './available-stock.js'
import { productStock, stockLevels } from './stock.table.js'
import type { StockChange } from './stock-books.js'

/**
 * Brings along whether products are in stock, after levels have changed by `changes`, one for each level. Only where a
 * variant has run out or come back: nobody else holds its levels, so that one of several transactions sees that. A
 * level that is new was held by nobody, and is always looked at.
 */
export async function followStock(transaction: Transaction, changes: readonly StockChange[]): Promise<void> {
  const moved = changes.filter(({ onHand, reserved }) => onHand !== reserved)
  if (moved.length === 0) return
  const { rows } = await transaction.execute(sql`
    with moved as (
      select change.variant_id,
             sum(case when place.deactivated_at is null then change.on_hand - change.reserved else 0 end) as by,
             bool_or(level.quantity = change.on_hand and level.reserved = change.reserved) as is_new
        from jsonb_to_recordset(${JSON.stringify(moved.map(changeRow))}::jsonb)
          as change (variant_id uuid, location_id uuid, on_hand int, reserved int)
        join ${stockLevels} level on level.variant_id = change.variant_id and level.location_id = change.location_id
        join ${locations} place on place.id = change.location_id
       group by change.variant_id
    ), standing as (
      select moved.*, ${availableOf(sql`moved.variant_id`)} as left_now from moved
    )
    select distinct form.product_id as id from standing join ${variants} form on form.id = standing.variant_id
     where is_new or (left_now > 0) <> (left_now - by > 0)`)
  await keepProductStock(transaction, productIds(rows))
}

/** The same after a location was taken into use again; `transaction` keeps everybody from moving goods meanwhile. */
export async function followLocation(transaction: Transaction, locationId: LocationId): Promise<void> {
  const { rows } = await transaction.execute(sql`
    select distinct form.product_id as id from ${stockLevels} level join ${variants} form on form.id = level.variant_id
     where level.location_id = ${locationId} and level.quantity <> level.reserved`)
  await keepProductStock(transaction, productIds(rows))
}

/**
 * Writes down whether products are in stock now. Their rows are held first, since of two who sell the last pieces of
 * two variants neither sees what the other one takes before its commit.
 */
export async function keepProductStock(
  transaction: Transaction,
  productIds: readonly ProductId[],
): Promise<void> {
  if (productIds.length === 0) return
  const given = sql`unnest(${sql.param([...productIds])}::uuid[]) as given (product_id)`
  await transaction.execute(sql`
    insert into ${productStock} (product_id, in_stock)
    select given.product_id, false from ${given} order by given.product_id
    on conflict (product_id) do update set in_stock = ${productStock.inStock}`)
  await transaction.execute(sql`
    update ${productStock} kept set in_stock = not kept.in_stock from ${given}
     where kept.product_id = given.product_id and kept.in_stock <> exists (
       select 1 from ${variants} form where form.product_id = given.product_id and form.archived_at is null
          and ${availableOf(sql`form.id`)} > 0)`)
}

const changeRow = ({ variantId, locationId, onHand, reserved }: StockChange) => {
  return { variant_id: variantId, location_id: locationId, on_hand: onHand, reserved }
}

const productIds = (rows: unknown): ProductId[] =>
  z
    .array(z.object({ id: productIdSchema }))
    .parse(rows)
    .map(({ id }) => id)
