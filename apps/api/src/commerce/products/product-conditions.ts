import { and, eq, inArray, type SQL, sql } from 'drizzle-orm'
import type { RouteInput } from '../../platform/http/route-contract.js'
import { productStock } from '../inventory/stock.table.js'
import { productPublications } from '../publications/product-publication.table.js'
import { products } from './product.table.js'
import type { productRoutes } from './products.contract.js'

type Query = RouteInput<typeof productRoutes.list>['query']

/** Which products a list shows, but for what is searched; everything may be absent. */
export type ProductFilter = {
  [Key in 'id' | 'status' | 'vendor' | 'channel' | 'tag' | 'stock']?: Query[Key] | undefined
}

/**
 * How products are looked at: one after the other, until there are enough, or all at once, so that PostgreSQL may go
 * through other tables instead. An EXISTS leaves it the choice, and a value does not.
 */
export type Access = 'in turn' | 'at once'

/** SQL of what a product must be; undefined where nothing is filtered. */
export const productConditions = (filter: ProductFilter, access: Access): SQL | undefined =>
  and(ownConditions(filter), relatedConditions(filter, access))

/** What its own row says. */
export const ownConditions = ({ id, status, vendor, tag }: ProductFilter): SQL | undefined =>
  and(
    id === undefined ? undefined : eq(products.id, id),
    status && inArray(products.status, status),
    vendor && inArray(products.vendor, vendor),
    tag && sql`${products.tags} && ${sql.param(tag)}::text[]`,
  )

/** What has to be looked up for each of them. */
export const relatedConditions = ({ channel, stock }: ProductFilter, access: Access): SQL | undefined =>
  and(
    stock && (stock === 'in' ? isInStock(access) : sql`not ${isInStock(access)}`),
    channel && isSoldOn(channel, access),
  )

const isInStock = (access: Access): SQL =>
  found(sql`${productStock} kept where kept.product_id = ${products.id} and kept.in_stock`, access)

const isSoldOn = (channels: NonNullable<Query['channel']>, access: Access): SQL =>
  found(
    sql`${productPublications} publication where publication.product_id = ${products.id}
         and publication.channel = any(${sql.param(channels)}::text[])`,
    access,
  )

const found = (rows: SQL, access: Access): SQL =>
  access === 'at once'
    ? sql`exists (select 1 from ${rows})`
    : sql`coalesce((select true from ${rows} limit 1), false)`
