import { searchTerms } from '@counterflow/core'
import { Inject, Injectable } from '@nestjs/common'
import { and, eq, type SQL, sql } from 'drizzle-orm'
import { DATABASE, type Database } from '../../platform/database/database.js'
import { containing } from '../../platform/database/like-pattern.js'
import type { RouteInput, RouteOutput } from '../../platform/http/route-contract.js'
import { availableOf } from '../inventory/available-stock.js'
import { productPublications } from '../publications/product-publication.table.js'
import { products, variants } from './product.table.js'
import { productOrder } from './product-order.js'
import { productSearch } from './product-search.table.js'
import { ProductView } from './product-view.js'
import type { productRoutes } from './products.contract.js'

type Query = RouteInput<typeof productRoutes.list>['query']
type Page = RouteOutput<typeof productRoutes.list>

/** What a list of products leaves out; everything may be absent. */
export type ProductFilter = { [Key in 'search' | 'id' | 'status' | 'channel' | 'tag' | 'stock']?: Query[Key] }

/** Lists and searches products. */
@Injectable()
export class ProductList {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(ProductView) private readonly view: ProductView,
  ) {}

  async page({ cursor, limit, sort = 'newest', language = 'en', ...filter }: Asked): Promise<Page> {
    const order = productOrder(sort, language)
    const found = await this.database
      .select({ id: products.id, key: sql<string>`${order.key}` })
      .from(products)
      .where(and(order.after(cursor), ...conditionsOf(filter)))
      .orderBy(order.by)
      .limit(limit + 1)
    const shown = found.slice(0, limit)
    const last = shown.at(-1)
    return {
      items: await this.view.readAll(shown.map(({ id }) => id)),
      nextCursor: found.length > limit && last !== undefined ? order.cursorAt(last) : null,
    }
  }
}

type Asked = Pick<Query, 'cursor' | 'limit'> & Partial<Query>

function conditionsOf({ search, id, status, channel, tag, stock }: ProductFilter): (SQL | undefined)[] {
  return [
    id === undefined ? undefined : eq(products.id, id),
    status === undefined ? undefined : eq(products.status, status),
    tag === undefined ? undefined : sql`${products.tags} @> array[${tag}]::text[]`,
    channel === undefined
      ? undefined
      : sql`exists (select 1 from ${productPublications} publication
          where publication.product_id = ${products.id} and publication.channel = ${channel})`,
    stock === undefined ? undefined : stock === 'in' ? hasStock : sql`not ${hasStock}`,
    search === undefined ? undefined : found(search),
  ]
}

const hasStock = sql`exists (select 1 from ${variants} form where form.product_id = ${products.id}
  and form.archived_at is null and ${availableOf(sql`form.id`)} > 0)`

/** What holds every pair of characters of the search, and every word of it as a whole. */
function found(search: string): SQL | undefined {
  const { grams, parts } = searchTerms(search)
  // Nothing but signs: there is nothing to look for.
  if (grams.length === 0) return search.trim() === '' ? undefined : sql`false`
  const held = sql.join(
    grams.map((gram) => sql`${gram}`),
    sql`, `,
  )
  const words = parts.map((part) => sql` and search.words like ${containing(part)}`)
  return sql`${products.id} in (select search.product_id from ${productSearch} search
    where search.grams @> array[${held}]::text[]${sql.join(words, sql``)})`
}
