import { type SQL, sql } from 'drizzle-orm'
import { availableOf } from '../inventory/available-stock.js'
import { stockLevels } from '../inventory/stock.table.js'
import { locations } from '../locations/location.table.js'
import { products, variants } from './product.table.js'

/** Whether some variant of a product has pieces left. */
export type WantedStock = 'in' | 'out'

/**
 * SQL of whether a product is in or out of stock. A value and no EXISTS, which would count the stock of the whole
 * catalogue before the first page of it.
 */
export const stockIs = (wanted: WantedStock, productId: SQL): SQL =>
  sql`${wanted === 'in'} = coalesce((select true from ${variants} form where form.product_id = ${productId}
    and form.archived_at is null and ${availableOf(sql`form.id`)} > 0 limit 1), false)`

/** The same of the products `ids`, a `uuid[]`, whose stock is counted at once: it is wanted of all of them. */
export function stockIsAmong(wanted: WantedStock, ids: SQL): SQL {
  const isInStock = sql`exists (select 1 from (
    select form.product_id from ${variants} form
      join ${stockLevels} level on level.variant_id = form.id
      join ${locations} place on place.id = level.location_id and place.deactivated_at is null
     where form.archived_at is null and form.product_id = any(${ids})
     group by form.id having sum(level.quantity - level.reserved) > 0) held
    where held.product_id = ${products.id})`
  return wanted === 'in' ? isInStock : sql`not ${isInStock}`
}
