import { bigramsOf, isSubscribed, money, searchedWords } from '@counterflow/core'
import { Inject, Injectable } from '@nestjs/common'
import { and, arrayContains, desc, gt, gte, isNull, like, lte, type SQL, sql } from 'drizzle-orm'
import { DATABASE, type Database } from '../../platform/database/database.js'
import { containing } from '../../platform/database/like-pattern.js'
import { pageFrom, parseCursor } from '../../platform/http/page-cursor.js'
import type { RouteInput, RouteOutput } from '../../platform/http/route-contract.js'
import { ShopSettings } from '../shop/shop-settings.js'
import { presentOf } from './consents/customer-consents.js'
import { customers } from './customer.table.js'
import type { customerRoutes } from './customers.contract.js'

type Query = RouteInput<typeof customerRoutes.list>['query']
type Page = RouteOutput<typeof customerRoutes.list>

const nothingDecided = { email: null, sms: null }

/** Lists and searches customers, with what they ordered and paid. Who was merged is part of another. */
@Injectable()
export class CustomerList {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(ShopSettings) private readonly shop: ShopSettings,
  ) {}

  async page({ cursor, limit, ...filters }: Query): Promise<Page> {
    const after = parseCursor(cursor)
    const found = await this.database
      .select()
      .from(customers)
      .where(
        and(
          isNull(customers.mergedInto),
          after === undefined
            ? undefined
            : sql`(${customers.createdAt}, ${customers.id}) < (${after.at.toISOString()}::timestamptz, ${after.id}::uuid)`,
          ...conditions(filters),
        ),
      )
      .orderBy(desc(customers.createdAt), desc(customers.id))
      .limit(limit + 1)
    const page = pageFrom(
      found.map((customer) => ({ ...customer, at: customer.createdAt })),
      limit,
    )
    const consents = await presentOf(
      this.database,
      page.rows.map(({ id }) => id),
    )
    const { currency } = await this.shop.read()
    return {
      items: page.rows.map((customer) => ({
        id: customer.id,
        name: customer.name,
        email: customer.email,
        phone: customer.phone,
        tags: customer.tags,
        subscribed: isSubscribed(consents.get(customer.id) ?? nothingDecided),
        orderCount: customer.orderCount,
        lifetimeSpend: money(customer.lifetimeSpend, currency),
        lastOrderAt: customer.lastOrderAt?.toISOString() ?? null,
        createdAt: customer.createdAt.toISOString(),
        erasedAt: customer.erasedAt?.toISOString() ?? null,
      })),
      nextCursor: page.nextCursor,
    }
  }
}

function conditions(filters: Omit<Query, 'cursor' | 'limit'>): (SQL | undefined)[] {
  const { search, tag, subscribed, spentOver, ordersFrom, ordersTo } = filters
  return [
    ...searchedWords(search ?? '').map(containsWord),
    tag === undefined ? undefined : arrayContains(customers.tags, [tag]),
    subscribed === undefined ? undefined : subscription(subscribed === 'true'),
    spentOver === undefined ? undefined : gt(sql`${customers.lifetimeSpend}`, sql`${spentOver}::bigint`),
    ordersFrom === undefined ? undefined : gte(customers.orderCount, ordersFrom),
    ordersTo === undefined ? undefined : lte(customers.orderCount, ordersTo),
  ]
}

/** The index finds texts with all pairs of the word; they must stand in a row as well. */
function containsWord(word: string): SQL | undefined {
  const pairs = bigramsOf(word)
  return and(
    pairs.length === 0 ? undefined : arrayContains(customers.searchBigrams, pairs),
    like(customers.searchText, containing(word)),
  )
}

/** The same rule as `presentConsents`: of each channel the latest decision counts, and of two at once the no. */
function subscription(wanted: boolean): SQL {
  const subscribers = sql`
    select customer_id from (
      select distinct on (customer_id, channel) customer_id, state from customer_consents
       order by customer_id, channel, at desc, state desc) latest
     where state = 'subscribed'`
  return wanted ? sql`${customers.id} in (${subscribers})` : sql`${customers.id} not in (${subscribers})`
}
