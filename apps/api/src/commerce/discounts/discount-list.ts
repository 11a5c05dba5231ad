import {
  type CustomerId,
  classOfDiscount,
  type DiscountId,
  type DiscountStatus,
  discountCodeKey,
  discountStatus,
  money,
  type ProductId,
} from '@counterflow/core'
import { Inject, Injectable } from '@nestjs/common'
import { and, desc, eq, gte, inArray, like, lt, or, type SQL, sql } from 'drizzle-orm'
import { DATABASE, type Database } from '../../platform/database/database.js'
import { containing } from '../../platform/database/like-pattern.js'
import { pageFrom, parseCursor } from '../../platform/http/page-cursor.js'
import type { RouteInput, RouteOutput } from '../../platform/http/route-contract.js'
import { customers } from '../customers/customer.table.js'
import { products } from '../products/product.table.js'
import { discounts } from './discount.table.js'
import type { StoredDiscount } from './discount-book.js'
import { unknownDiscount } from './discount-problems.js'
import type { discountRoutes } from './discounts.contract.js'

type Query = RouteInput<typeof discountRoutes.list>['query']
type Page = RouteOutput<typeof discountRoutes.list>
type ShownDiscount = Page['items'][number]

const on = sql`${discounts.active}`
const notOver = sql`(${discounts.endsAt} is null or ${discounts.endsAt} > now())`
const usesLeft = sql`(${discounts.maximumUses} is null or ${discounts.uses} < ${discounts.maximumUses})`
const begun = sql`(${discounts.startsAt} is null or ${discounts.startsAt} <= now())`

/** The same as `discountStatus` of the core says of one discount. */
const standing: Record<DiscountStatus, SQL> = {
  off: sql`not ${on}`,
  expired: sql`${on} and not ${notOver}`,
  used_up: sql`${on} and ${notOver} and not ${usesLeft}`,
  scheduled: sql`${on} and ${notOver} and ${usesLeft} and not ${begun}`,
  active: sql`${on} and ${notOver} and ${usesLeft} and ${begun}`,
}

/** Lists, searches and shows discounts, with the names of what they are for. */
@Injectable()
export class DiscountList {
  constructor(@Inject(DATABASE) private readonly database: Database) {}

  async page({ cursor, limit, ...filters }: Query): Promise<Page> {
    const after = parseCursor(cursor)
    const found = await this.database
      .select()
      .from(discounts)
      .where(
        and(
          after === undefined
            ? undefined
            : sql`(${discounts.createdAt}, ${discounts.id}) < (${after.at.toISOString()}::timestamptz, ${after.id}::uuid)`,
          ...conditions(filters),
        ),
      )
      .orderBy(desc(discounts.createdAt), desc(discounts.id))
      .limit(limit + 1)
    const page = pageFrom(
      found.map((discount) => ({ ...discount, at: discount.createdAt })),
      limit,
    )
    return { items: await this.show(page.rows), nextCursor: page.nextCursor }
  }

  /** @throws Problem `not-found`. */
  async read(discountId: DiscountId): Promise<ShownDiscount> {
    const found = await this.database.select().from(discounts).where(eq(discounts.id, discountId))
    const [shown] = await this.show(found)
    if (shown === undefined) throw unknownDiscount(discountId)
    return shown
  }

  private async show(found: readonly StoredDiscount[]): Promise<ShownDiscount[]> {
    const titles = await this.titlesOf(found.flatMap(({ productIds }) => productIds))
    const names = await this.namesOf(found.flatMap(({ customerIds }) => customerIds))
    const now = new Date()
    return found.map((discount) => ({
      id: discount.id,
      code: discount.code,
      status: discountStatus(discount, now),
      class: classOfDiscount(discount),
      value: shownValue(discount),
      products: discount.productIds.flatMap((id) => titles.get(id) ?? []),
      customers: discount.customerIds.flatMap((id) => names.get(id) ?? []),
      minimumSubtotal:
        discount.minimumSubtotal === null ? null : money(discount.minimumSubtotal, discount.currency),
      minimumQuantity: discount.minimumQuantity,
      oncePerCustomer: discount.oncePerCustomer,
      firstOrderOnly: discount.firstOrderOnly,
      startsAt: discount.startsAt?.toISOString() ?? null,
      endsAt: discount.endsAt?.toISOString() ?? null,
      maximumUses: discount.maximumUses,
      combinesWith: discount.combinesWith,
      uses: discount.uses,
      lastUsedAt: discount.lastUsedAt?.toISOString() ?? null,
      createdAt: discount.createdAt.toISOString(),
      updatedAt: discount.updatedAt.toISOString(),
    }))
  }

  private async titlesOf(ids: readonly ProductId[]) {
    if (ids.length === 0) return new Map<ProductId, never>()
    const rows = await this.database
      .select({ id: products.id, title: products.title })
      .from(products)
      .where(inArray(products.id, [...ids]))
    return new Map(rows.map((row) => [row.id, row]))
  }

  private async namesOf(ids: readonly CustomerId[]) {
    if (ids.length === 0) return new Map<CustomerId, never>()
    const rows = await this.database
      .select({ id: customers.id, name: customers.name })
      .from(customers)
      .where(inArray(customers.id, [...ids]))
    return new Map(rows.map((row) => [row.id, row]))
  }
}

function conditions(filters: Omit<Query, 'cursor' | 'limit'>): (SQL | undefined)[] {
  const { search, status, kind, endsFrom, endsBefore } = filters
  return [
    search === undefined ? undefined : like(discounts.codeKey, containing(discountCodeKey(search))),
    status && or(...status.map((one) => standing[one])),
    kind && inArray(sql`${discounts.value} ->> 'kind'`, kind),
    endsFrom === undefined ? undefined : gte(discounts.endsAt, new Date(endsFrom)),
    endsBefore === undefined ? undefined : lt(discounts.endsAt, new Date(endsBefore)),
  ]
}

function shownValue({ value, currency }: StoredDiscount): ShownDiscount['value'] {
  return value.kind === 'amount' ? { kind: 'amount', amount: money(value.amount, currency) } : value
}
