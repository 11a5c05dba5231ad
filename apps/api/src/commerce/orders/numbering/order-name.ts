import { usualOrderNumberFormat } from '@counterflow/core'
import { type SQL, type SQLWrapper, sql } from 'drizzle-orm'
import type { Queries } from '../../../platform/database/database.js'
import { shops } from '../../shop/shop.table.js'
import { orders } from '../order.table.js'

const { prefix, suffix } = usualOrderNumberFormat

/** SQL of the name by which people know the order of `number`: `#1001`, or as the shop has set it. */
export const orderNameOf = (number: SQLWrapper): SQL<string> =>
  sql<string>`(coalesce((select ${shops.orderPrefix} from ${shops}), ${prefix}) || ${number} ||
    coalesce((select ${shops.orderSuffix} from ${shops}), ${suffix}))`

/** The same of the order of a statement that reads `orders`; null where an outer join found none. */
export const orderName = orderNameOf(orders.number)

/** How the shop names orders at the moment, for numbers that are not in a statement. */
export async function readNaming(queries: Queries): Promise<(number: number) => string> {
  const [shop] = await queries.select({ before: shops.orderPrefix, after: shops.orderSuffix }).from(shops)
  return (number) => `${shop?.before ?? prefix}${number}${shop?.after ?? suffix}`
}
