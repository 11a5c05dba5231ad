import { type ProductId, productIdSchema } from '@counterflow/core'
import { Inject, Injectable } from '@nestjs/common'
import { and, eq, inArray, type SQL, sql } from 'drizzle-orm'
import { z } from 'zod'
import { DATABASE, type Database } from '../../platform/database/database.js'
import type { RouteInput, RouteOutput } from '../../platform/http/route-contract.js'
import { productPublications } from '../publications/product-publication.table.js'
import { products } from './product.table.js'
import { productFound, productsFound } from './product-found.js'
import { type ProductOrder, productOrder } from './product-order.js'
import { stockIs, stockIsAmong, type WantedStock } from './product-stock.js'
import { ProductView } from './product-view.js'
import type { productRoutes } from './products.contract.js'

type Query = RouteInput<typeof productRoutes.list>['query']
type Page = RouteOutput<typeof productRoutes.list>

/** Which products a list shows, but for what is searched and for their stock; everything may be absent. */
type ProductFilter = { [Key in 'id' | 'status' | 'vendor' | 'channel' | 'tag']?: Query[Key] }

/** Which products somebody asks for, and in which order. */
export type AskedProducts = Partial<Omit<Query, 'limit'>> & Pick<Query, 'limit'>

interface FoundProducts {
  readonly ids: readonly ProductId[]
  /** Where the next page goes on; null on the last one. */
  readonly nextCursor: string | null
}

/** So many products that a search finds are looked up by their ids. */
const mostIds = 5_000
/** Of so many of them stock is looked at one by one. */
const mostInTurn = 200

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
    const { cursor, limit, sort = 'newest', language = 'en', search, stock, ...filter } = asked
    const order = productOrder(sort, language)
    const wanted = conditionsOf(filter)
    const isFiltered = stock !== undefined || wanted.some((condition) => condition !== undefined)
    const few = search !== undefined && isFiltered ? await this.fewFound(search) : undefined
    const searched = search === undefined ? undefined : (few?.isAmong ?? productFound(products.id, search))
    const list = {
      order,
      wanted: and(order.after(cursor), ...wanted, searched) ?? sql`true`,
      count: limit + 1,
    }
    const found = await (few === undefined
      ? this.inTurn(list, search, stock)
      : this.ofFew(list, few.list, stock))
    const shown = found.slice(0, limit)
    const last = shown.at(-1)
    return {
      ids: shown.map(({ id }) => id),
      nextCursor: found.length > limit && last !== undefined ? order.cursorAt(last) : null,
    }
  }

  private async rows({ order, wanted, count }: WantedList): Promise<FoundRow[]> {
    const { rows } = await this.database.execute(sql`
      select ${products.id}, ${order.key} as key from ${products}
       where ${wanted} order by ${order.by} limit ${count}`)
    return foundRows.parse(rows)
  }

  /**
   * Stock is looked at last and in the list's own order, so that it is counted for as many products as a page needs.
   * What a search finds is put into order first (that is what OFFSET 0 is for); without one an index has the order.
   */
  private async inTurn(
    list: WantedList,
    search: string | undefined,
    stock: WantedStock | undefined,
  ): Promise<FoundRow[]> {
    if (stock === undefined) return this.rows(list)
    if (search !== undefined) return this.ordered(list, stock, sql`offset 0`)
    return this.rows({ ...list, wanted: sql`${list.wanted} and ${stockIs(stock, sql`${products.id}`)}` })
  }

  /** The same of the products `ids`. Where the first of them do not fill a page, the stock of all is counted at once. */
  private async ofFew(list: WantedList, ids: SQL, stock: WantedStock | undefined): Promise<FoundRow[]> {
    if (stock === undefined) return this.rows(list)
    const soon = await this.ordered(list, stock, sql`limit ${mostInTurn}`)
    if (soon.length === list.count) return soon
    return this.rows({ ...list, wanted: sql`${list.wanted} and ${stockIsAmong(stock, ids)}` })
  }

  /** Those in or out of stock of the part of a list that `ending` leaves, one after the other. */
  private async ordered(
    { order, wanted, count }: WantedList,
    stock: WantedStock,
    ending: SQL,
  ): Promise<FoundRow[]> {
    const { rows } = await this.database.execute(sql`
      select id, key from (
        select ${products.id}, ${order.key} as key from ${products} where ${wanted} order by ${order.by} ${ending}
      ) ordered where ${stockIs(stock, sql`ordered.id`)} limit ${count}`)
    return foundRows.parse(rows)
  }

  /**
   * What a search finds, unless it is much. How much it is, and whether a filter leaves any of it, can only be guessed
   * before, and with a wrong guess the whole catalogue is gone through in the list's order.
   */
  private async fewFound(search: string): Promise<{ readonly list: SQL; readonly isAmong: SQL } | undefined> {
    const found = productsFound(search)
    if (found === undefined) return undefined
    const { rows } = await this.database.execute(sql`
      select count(*)::int as count, array_agg(id)::text as ids from (${found} limit ${mostIds + 1}) few`)
    const { count, ids } = idsSchema.parse(rows[0])
    if (count > mostIds) return undefined
    const list = sql`${ids ?? '{}'}::uuid[]`
    return { list, isAmong: sql`${products.id} = any(${list})` }
  }
}

/** The first `count` products of an order that meet a condition. */
interface WantedList {
  readonly order: ProductOrder
  readonly wanted: SQL
  readonly count: number
}

const foundRows = z.array(z.object({ id: productIdSchema, key: z.string() }))
type FoundRow = z.infer<typeof foundRows>[number]
const idsSchema = z.object({ count: z.int(), ids: z.string().nullable() })

function conditionsOf({ id, status, vendor, channel, tag }: ProductFilter): (SQL | undefined)[] {
  return [
    id === undefined ? undefined : eq(products.id, id),
    status && inArray(products.status, status),
    vendor && inArray(products.vendor, vendor),
    tag && sql`${products.tags} && ${sql.param(tag)}::text[]`,
    channel &&
      sql`exists (select 1 from ${productPublications} publication
          where publication.product_id = ${products.id} and publication.channel = any(${sql.param(channel)}::text[]))`,
  ]
}
