import { money } from '@counterflow/core'
import { Inject, Injectable } from '@nestjs/common'
import { and, desc, ilike, or, sql } from 'drizzle-orm'
import { DATABASE, type Database } from '../../platform/database/database.js'
import { pageFrom, parseCursor } from '../../platform/http/page-cursor.js'
import type { RouteInput, RouteOutput } from '../../platform/http/route-contract.js'
import { containing } from '../matching.js'
import { ShopSettings } from '../shop/shop-settings.js'
import { customers } from './customer.table.js'
import { lifetimeSpendOf, orderCountOf } from './customer-figures.js'
import type { customerRoutes } from './customers.contract.js'

type Query = RouteInput<typeof customerRoutes.list>['query']
type Page = RouteOutput<typeof customerRoutes.list>

/** Lists and searches customers, with what they ordered and paid. */
@Injectable()
export class CustomerList {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(ShopSettings) private readonly shop: ShopSettings,
  ) {}

  async page({ cursor, limit, search }: Query): Promise<Page> {
    const after = parseCursor(cursor)
    const pattern = search === undefined ? undefined : containing(search.trim())
    const found = await this.database
      .select({
        customer: customers,
        orderCount: sql`${orderCountOf(sql`${customers.id}`)}`.mapWith(Number),
        lifetimeSpend: sql`${lifetimeSpendOf(sql`${customers.id}`)}`.mapWith(Number),
      })
      .from(customers)
      .where(
        and(
          after === undefined
            ? undefined
            : sql`(${customers.createdAt}, ${customers.id}) < (${after.at.toISOString()}::timestamptz, ${after.id}::uuid)`,
          pattern === undefined
            ? undefined
            : or(ilike(customers.name, pattern), ilike(customers.email, pattern)),
        ),
      )
      .orderBy(desc(customers.createdAt), desc(customers.id))
      .limit(limit + 1)
    const page = pageFrom(
      found.map((row) => ({ ...row, id: row.customer.id, at: row.customer.createdAt })),
      limit,
    )
    const { currency } = await this.shop.read()
    return {
      items: page.rows.map(({ customer, orderCount, lifetimeSpend }) => ({
        id: customer.id,
        name: customer.name,
        email: customer.email,
        tags: customer.tags,
        orderCount,
        lifetimeSpend: money(lifetimeSpend, currency),
        createdAt: customer.createdAt.toISOString(),
      })),
      nextCursor: page.nextCursor,
    }
  }
}
