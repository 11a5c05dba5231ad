import { bigramsOf, type CustomerId, money, searchedWords } from '@counterflow/core'
import { Inject, Injectable } from '@nestjs/common'
import { and, arrayContains, desc, eq, gte, inArray, isNull, like, lt, lte, type SQL, sql } from 'drizzle-orm'
import { DATABASE, type Database } from '../../platform/database/database.js'
import { containing } from '../../platform/database/like-pattern.js'
import { type PagePosition, pageFrom, parseCursor } from '../../platform/http/page-cursor.js'
import type { RouteInput, RouteOutput } from '../../platform/http/route-contract.js'
import { ShopSettings } from '../shop/shop-settings.js'
import { customerAddresses } from './addresses/customer-address.table.js'
import { customers } from './customer.table.js'
import type { customerRoutes } from './customers.contract.js'

type Query = RouteInput<typeof customerRoutes.list>['query']
type Page = RouteOutput<typeof customerRoutes.list>

export type CustomerFilter = Omit<Query, 'cursor' | 'limit'>
export type ListedCustomer = Page['items'][number]

const batch = 500

/** Lists and searches customers, with what they ordered and paid. Who was merged is part of another. */
@Injectable()
export class CustomerList {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(ShopSettings) private readonly shop: ShopSettings,
  ) {}

  async page({ cursor, limit, ...filters }: Query): Promise<Page> {
    const page = pageFrom(await this.rows(filters, parseCursor(cursor), limit + 1), limit)
    return { items: await this.shown(page.rows), nextCursor: page.nextCursor }
  }

  /** Everybody who fits, batch by batch. */
  async *all(filters: CustomerFilter): AsyncGenerator<ListedCustomer> {
    let after: PagePosition | undefined
    do {
      const rows = await this.rows(filters, after, batch)
      yield* await this.shown(rows)
      after = rows.length < batch ? undefined : rows.at(-1)
    } while (after !== undefined)
  }

  private async rows(
    filters: CustomerFilter,
    after: PagePosition | undefined,
    limit: number,
  ): Promise<Row[]> {
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
      .limit(limit)
    return found.map((customer) => ({ ...customer, at: customer.createdAt }))
  }

  private async shown(rows: readonly Row[]): Promise<ListedCustomer[]> {
    const countries = await this.countriesOf(rows.map(({ id }) => id))
    const { currency } = await this.shop.read()
    return rows.map((customer) => ({
      id: customer.id,
      name: customer.name,
      email: customer.email,
      phone: customer.phone,
      tags: customer.tags,
      subscribed: customer.subscribed,
      orderCount: customer.orderCount,
      lifetimeSpend: money(customer.lifetimeSpend, currency),
      lastOrderAt: customer.lastOrderAt?.toISOString() ?? null,
      countryCode: countries.get(customer.id) ?? null,
      createdAt: customer.createdAt.toISOString(),
      erasedAt: customer.erasedAt?.toISOString() ?? null,
    }))
  }

  private async countriesOf(ids: CustomerId[]): Promise<Map<CustomerId, string>> {
    if (ids.length === 0) return new Map()
    const rows = await this.database
      .select({ id: customerAddresses.customerId, address: customerAddresses.address })
      .from(customerAddresses)
      .where(and(inArray(customerAddresses.customerId, ids), eq(customerAddresses.isDefault, true)))
    return new Map(rows.map(({ id, address }) => [id, address.countryCode]))
  }
}

type Row = typeof customers.$inferSelect & PagePosition

function conditions(filters: CustomerFilter): (SQL | undefined)[] {
  const { search, tag, subscribed, country, spentFrom, spentTo, lastOrderFrom, lastOrderBefore } = filters
  const { ordersFrom, ordersTo } = filters
  return [
    ...searchedWords(search ?? '').map(containsWord),
    tag && sql`${customers.tags} && ${sql.param(tag)}::text[]`,
    subscribed === undefined ? undefined : eq(customers.subscribed, subscribed),
    country && livesIn(country),
    // What an order raises is in no index: each order would then write all indexes of its customer anew.
    spentFrom === undefined ? undefined : gte(sql`${customers.lifetimeSpend}`, sql`${spentFrom}::bigint`),
    spentTo === undefined ? undefined : lte(sql`${customers.lifetimeSpend}`, sql`${spentTo}::bigint`),
    ordersFrom === undefined ? undefined : gte(customers.orderCount, ordersFrom),
    ordersTo === undefined ? undefined : lte(customers.orderCount, ordersTo),
    lastOrderFrom === undefined ? undefined : gte(customers.lastOrderAt, new Date(lastOrderFrom)),
    lastOrderBefore === undefined ? undefined : lt(customers.lastOrderAt, new Date(lastOrderBefore)),
  ]
}

const livesIn = (countries: readonly string[]) =>
  sql`${customers.id} in (select home.customer_id from ${customerAddresses} home
    where home.is_default and (home.address ->> 'countryCode') = any(${sql.param([...countries])}::text[]))`

/** The index finds texts with all pairs of the word; they must stand in a row as well. */
function containsWord(word: string): SQL | undefined {
  const pairs = bigramsOf(word)
  return and(
    pairs.length === 0 ? undefined : arrayContains(customers.searchBigrams, pairs),
    like(customers.searchText, containing(word)),
  )
}
