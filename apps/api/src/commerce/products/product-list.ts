import { type ProductId, productIdSchema } from '@counterflow/core'
import { Inject, Injectable } from '@nestjs/common'
import { and, type SQL, sql } from 'drizzle-orm'
import { z } from 'zod'
import { DATABASE, type Database } from '../../platform/database/database.js'
import type { RouteInput, RouteOutput } from '../../platform/http/route-contract.js'
import { products } from './product.table.js'
import {
  ownConditions,
  type ProductFilter,
  productConditions,
  relatedConditions,
} from './product-conditions.js'
import { isFoundInTurn, productFound, productsFound } from './product-found.js'
import { type ProductOrder, productOrder } from './product-order.js'
import { ProductView } from './product-view.js'
import type { productRoutes } from './products.contract.js'

type Query = RouteInput<typeof productRoutes.list>['query']
type Page = RouteOutput<typeof productRoutes.list>

/** Which products somebody asks for, and in which order. */
export type AskedProducts = Partial<Omit<Query, 'limit'>> & Pick<Query, 'limit'>

interface FoundProducts {
  readonly ids: readonly ProductId[]
  /** Where the next page goes on; null on the last one. */
  readonly nextCursor: string | null
}

/** So many products that a search finds are looked up by their ids. */
const mostIds = 5_000
/** So many are looked at in the list's order: what is frequent is among them, and all of what is not can be sorted. */
const lookedAt = 2_000
/** Where there are more, they are frequent further on. */
const mostSorted = 3_000

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
    const { cursor, limit, sort = 'newest', language = 'en', search, ...filter } = asked
    const order = productOrder(sort, language)
    const wish = { order, after: order.after(cursor), filter, search, count: limit + 1 }
    const isFiltered = productConditions(filter, 'in turn') !== undefined
    const found = await (isFiltered ? this.filtered(wish) : this.inTurn(wish))
    const shown = found.slice(0, limit)
    const last = shown.at(-1)
    return {
      ids: shown.map(({ id }) => id),
      nextCursor: found.length > limit && last !== undefined ? order.cursorAt(last) : null,
    }
  }

  /**
   * How many products the filters leave together, and where they lie in the list, can only be guessed before; with a
   * wrong guess the whole catalogue is gone through in the list's order.
   */
  private async filtered(wish: ProductWish): Promise<FoundRow[]> {
    const few = wish.search === undefined ? undefined : await this.fewFound(wish.search)
    if (few !== undefined) return this.ofFew(wish, few)
    const near = await this.amongNext(wish)
    if (near.length === wish.count) return near
    const searched = wish.search === undefined ? undefined : productFound(products.id, wish.search)
    return (await this.sorted(wish, searched)) ?? this.inTurn(wish)
  }

  private async inTurn({ order, after, filter, search, count }: ProductWish): Promise<FoundRow[]> {
    const searched = search === undefined ? undefined : productFound(products.id, search)
    const condition = and(after, productConditions(filter, 'in turn'), searched)
    const { rows } = await this.database.execute(sql`
      select ${products.id}, ${order.key} as key from ${products}
       where ${condition ?? sql`true`} order by ${order.by} limit ${count}`)
    return foundRows.parse(rows)
  }

  private async amongNext({ order, after, filter, search, count }: ProductWish): Promise<FoundRow[]> {
    const searched = search === undefined ? undefined : isFoundInTurn(products.id, search)
    const { rows } = await this.database.execute(sql`
      select id, place::text as key from (
        select *, ${order.column} as place from ${products}
         where ${after ?? sql`true`} order by ${order.by} limit ${lookedAt}::int) as ${products}
       where ${and(productConditions(filter, 'in turn'), searched)}
       order by place ${order.direction}, id ${order.direction} limit ${count}`)
    return foundRows.parse(rows)
  }

  /** All of them are put into order, and then looked up until there are enough: that is what OFFSET 0 is for. */
  private async ofFew({ order, after, filter, count }: ProductWish, isAmongFew: SQL): Promise<FoundRow[]> {
    const { rows } = await this.database.execute(sql`
      select id, place::text as key from (
        select ${products.id}, ${order.column} as place from ${products}
         where ${and(isAmongFew, after, ownConditions(filter))} order by ${order.by} offset 0) as ${products}
       where ${relatedConditions(filter, 'in turn') ?? sql`true`}
       order by place ${order.direction}, id ${order.direction} limit ${count}`)
    return foundRows.parse(rows)
  }

  /** Undefined where there are too many to sort. */
  private async sorted(
    { order, after, filter, count }: ProductWish,
    searched: SQL | undefined,
  ): Promise<FoundRow[] | undefined> {
    const { rows } = await this.database.execute(sql`
      with matching as materialized (
        select ${products.id}, ${order.column} as place from ${products}
         where ${and(searched, after, productConditions(filter, 'at once'))} limit ${mostSorted + 1}::int)
      select id, place::text as key, (select count(*) from matching)::int as found from matching
       order by place ${order.direction}, id ${order.direction} limit ${count}`)
    const sorted = sortedRows.parse(rows)
    return sorted.some(({ found }) => found > mostSorted) ? undefined : sorted
  }

  /** SQL of whether a product is among what a search finds, unless that is much. */
  private async fewFound(search: string): Promise<SQL | undefined> {
    const found = productsFound(search)
    if (found === undefined) return undefined
    const { rows } = await this.database.execute(sql`
      select count(*)::int as count, array_agg(id)::text as ids from (${found} limit ${mostIds + 1}) few`)
    const { count, ids } = idsSchema.parse(rows[0])
    return count > mostIds ? undefined : sql`${products.id} = any(${ids ?? '{}'}::uuid[])`
  }
}

/** The next `count` products of a list. */
interface ProductWish {
  readonly order: ProductOrder
  readonly after: SQL | undefined
  readonly filter: ProductFilter
  readonly search: string | undefined
  readonly count: number
}

const foundRows = z.array(z.object({ id: productIdSchema, key: z.string() }))
type FoundRow = z.infer<typeof foundRows>[number]
const sortedRows = z.array(z.object({ id: productIdSchema, key: z.string(), found: z.int() }))
const idsSchema = z.object({ count: z.int(), ids: z.string().nullable() })
