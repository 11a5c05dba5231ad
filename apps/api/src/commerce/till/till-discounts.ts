import type { DiscountId, TillDiscount } from '@counterflow/core'
import { Inject, Injectable } from '@nestjs/common'
import { and, asc, eq, gt, inArray, isNull, or } from 'drizzle-orm'
import { CLOCK, type Clock } from '../../platform/clock.js'
import { DATABASE, type Database, type Queries } from '../../platform/database/database.js'
import { discounts } from '../discounts/discount.table.js'

/** The codes that tills take without asking anybody. */
@Injectable()
export class TillDiscounts {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(CLOCK) private readonly now: Clock,
  ) {}

  /** The ids of all that are on, or will be, in their order. */
  async ids(): Promise<DiscountId[]> {
    const rows = await this.database
      .select({ id: discounts.id })
      .from(discounts)
      .where(and(eq(discounts.active, true), or(isNull(discounts.endsAt), gt(discounts.endsAt, this.now()))))
      .orderBy(asc(discounts.id))
    return rows.map(({ id }) => id)
  }

  /** Those of `ids` that are on, or will be. */
  async read(queries: Queries, ids: readonly DiscountId[]): Promise<Map<DiscountId, TillDiscount>> {
    if (ids.length === 0) return new Map()
    const rows = await queries
      .select()
      .from(discounts)
      .where(inArray(discounts.id, [...ids]))
    const now = this.now()
    return new Map(
      rows
        .filter(({ active, endsAt }) => active && (endsAt === null || endsAt > now))
        .map((row) => [row.id, shownDiscount(row)] as const),
    )
  }
}

function shownDiscount({
  id,
  codeKey: _key,
  active: _active,
  lastUsedAt: _last,
  createdAt: _created,
  updatedAt: _updated,
  startsAt,
  endsAt,
  ...terms
}: typeof discounts.$inferSelect): TillDiscount {
  return {
    discountId: id,
    ...terms,
    startsAt: startsAt?.toISOString() ?? null,
    endsAt: endsAt?.toISOString() ?? null,
  }
}
