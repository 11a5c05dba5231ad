import { searchTerms } from '@counterflow/core'
import { type SQL, type SQLWrapper, sql } from 'drizzle-orm'
import { containing } from '../../platform/database/like-pattern.js'
import { productSearch } from './product-search.table.js'

/** SQL that lists the products which a search finds, as `id`; undefined where there is nothing to look for. */
export function productsFound(search: string): SQL | undefined {
  const { grams, parts } = searchTerms(search)
  if (grams.length === 0) return undefined
  const held = sql.join(
    grams.map((gram) => sql`${gram}`),
    sql`, `,
  )
  const words = parts.map((part) => sql` and search.words like ${containing(part)}`)
  return sql`select search.product_id as id from ${productSearch} search
    where search.grams @> array[${held}]::text[]${sql.join(words, sql``)}`
}

/**
 * SQL of whether a search finds a product: it holds every pair of characters of the search, and every word of it as a
 * whole. Undefined where nothing is searched.
 */
export function productFound(productId: SQLWrapper, search: string): SQL | undefined {
  const found = productsFound(search)
  // Nothing but signs: there is nothing to look for.
  if (found === undefined) return search.trim() === '' ? undefined : sql`false`
  return sql`${productId} in (${found})`
}

/** The same for products that are looked at one after the other: a value, which is asked of each of them. */
export function isFoundInTurn(productId: SQLWrapper, search: string): SQL | undefined {
  const found = productsFound(search)
  if (found === undefined) return productFound(productId, search)
  return sql`coalesce((select true from (${found} and search.product_id = ${productId}) own), false)`
}
