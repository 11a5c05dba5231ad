import { Inject, Injectable } from '@nestjs/common'
import { type SQL, sql } from 'drizzle-orm'
import { z } from 'zod'
import { DATABASE, type Database } from '../../platform/database/database.js'
import { containing } from '../../platform/database/like-pattern.js'
import type { RouteInput, RouteOutput } from '../../platform/http/route-contract.js'
import { customers } from '../customers/customer.table.js'
import { orders } from '../orders/order.table.js'
import { products } from '../products/product.table.js'
import type { tagRoutes } from './tags.contract.js'

type Query = RouteInput<typeof tagRoutes.ofOrders>['query']
type Page = RouteOutput<typeof tagRoutes.ofOrders>

const rowSchema = z.object({ tag: z.string(), uses: z.coerce.number() })

/** The tags in use, for people who choose one. */
@Injectable()
export class TagList {
  constructor(@Inject(DATABASE) private readonly database: Database) {}

  ofOrders(query: Query): Promise<Page> {
    return this.page(sql`select unnest(${orders.tags}) as tag from ${orders}`, query)
  }

  ofCustomers(query: Query): Promise<Page> {
    return this.page(sql`select unnest(${customers.tags}) as tag from ${customers}`, query)
  }

  ofProducts(query: Query): Promise<Page> {
    return this.page(sql`select unnest(${products.tags}) as tag from ${products}`, query)
  }

  /** Vendors are as tags: words of the shop's own, of which a product has one. */
  vendors(query: Query): Promise<Page> {
    return this.page(
      sql`select ${products.vendor} as tag from ${products} where ${products.vendor} <> ''`,
      query,
    )
  }

  /** The cursor is the last tag of the page before. */
  private async page(tags: SQL, { cursor, limit, search }: Query): Promise<Page> {
    const { rows } = await this.database.execute(sql`
      select tag, count(*) as uses from (${tags}) every_tag
       where ${search === undefined ? sql`true` : sql`tag ilike ${containing(search.trim())}`}
         and ${cursor === undefined ? sql`true` : sql`tag > ${cursor}`}
       group by tag order by tag limit ${limit + 1}`)
    const found = z.array(rowSchema).parse(rows)
    const items = found.slice(0, limit)
    return { items, nextCursor: found.length > limit ? (items.at(-1)?.tag ?? null) : null }
  }
}
