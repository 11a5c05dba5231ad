import { type ProductId, productIdSchema } from '@counterflow/core'
import { Inject, Injectable } from '@nestjs/common'
import { and, eq, inArray, type SQL, sql } from 'drizzle-orm'
import { z } from 'zod'
import { DATABASE, type Database } from '../../platform/database/database.js'
import type { RouteInput, RouteOutput } from '../../platform/http/route-contract.js'
import { availableOf } from '../inventory/available-stock.js'
import { productPublications } from '../publications/product-publication.table.js'
import { products, variants } from './product.table.js'
import { productFound } from './product-found.js'
import { productOrder } from './product-order.js'
import { ProductView } from './product-view.js'
import type { productRoutes } from './products.contract.js'

type Query = RouteInput<typeof productRoutes.list>['query']
type Page = RouteOutput<typeof productRoutes.list>

/** Which products a list shows, but for their stock; everything may be absent. */
type ProductFilter = { [Key in 'search' | 'id' | 'status' | 'vendor' | 'channel' | 'tag']?: Query[Key] }

/** Which products somebody asks for, and in which order. */
export type AskedProducts = Partial<Omit<Query, 'limit'>> & Pick<Query, 'limit'>

interface FoundProducts {
  readonly ids: readonly ProductId[]
  /** Where the next page goes on; null on the last one. */
  readonly nextCursor: string | null
}

/** Lists and searches products. */
@Injectable()
export class ProductList {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(ProductView) private readonly view: ProductView,
  ) {}

  async page(asked: AskedProducts): Promise<Page> {
    const { ids, nextCursor } = await this.find(asked)
    return { items: await this.view.readAll(ids), nextCursor }
  }

  /** A page of what is asked for, by its ids. @throws Problem `invalid-cursor`. */
  async find(asked: AskedProducts): Promise<FoundProducts> {
    const { cursor, limit, sort = 'newest', language = 'en', stock, ...filter } = asked
    const order = productOrder(sort, language)
    const inStock = stock === undefined ? undefined : stockIs(stock)
    const wanted = and(order.after(cursor), ...conditionsOf(filter)) ?? sql`true`
    // Stock is looked at last and in the list's own order, so that it is counted for as many products as a page needs.
    // What a search finds is put into order first (that is what OFFSET 0 is for); without one an index has the order.
    const { rows } = await (filter.search === undefined || inStock === undefined
      ? this.database.execute(sql`
          select ${products.id}, ${order.key} as key from ${products}
           where ${and(wanted, inStock?.(sql`${products.id}`))} order by ${order.by} limit ${limit + 1}`)
      : this.database.execute(sql`
          select id, key from (
            select ${products.id}, ${order.key} as key from ${products} where ${wanted} order by ${order.by} offset 0
          ) ordered where ${inStock(sql`ordered.id`)} limit ${limit + 1}`))
    const found = z.array(rowSchema).parse(rows)
    const shown = found.slice(0, limit)
    const last = shown.at(-1)
    return {
      ids: shown.map(({ id }) => id),
      nextCursor: found.length > limit && last !== undefined ? order.cursorAt(last) : null,
    }
  }
}

const rowSchema = z.object({ id: productIdSchema, key: z.string() })

function conditionsOf({ search, id, status, vendor, channel, tag }: ProductFilter): (SQL | undefined)[] {
  return [
    id === undefined ? undefined : eq(products.id, id),
    status && inArray(products.status, status),
    vendor && inArray(products.vendor, vendor),
    tag && sql`${products.tags} && ${sql.param(tag)}::text[]`,
    channel &&
      sql`exists (select 1 from ${productPublications} publication
          where publication.product_id = ${products.id} and publication.channel = any(${sql.param(channel)}::text[]))`,
    search === undefined ? undefined : productFound(products.id, search),
  ]
}

// A value and no EXISTS, which would count the stock of the whole catalogue before the first page of it.
const stockIs = (wanted: 'in' | 'out') => (productId: SQL) =>
  sql`${wanted === 'in'} = coalesce((select true from ${variants} form where form.product_id = ${productId}
    and form.archived_at is null and ${availableOf(sql`form.id`)} > 0 limit 1), false)`
