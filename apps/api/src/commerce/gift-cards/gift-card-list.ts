import { type GiftCardStatus, giftCardCodeKey } from '@counterflow/core'
import { Inject, Injectable } from '@nestjs/common'
import { and, desc, eq, gte, ilike, lt, lte, or, type SQL, sql } from 'drizzle-orm'
import { DATABASE, type Database } from '../../platform/database/database.js'
import { containing } from '../../platform/database/like-pattern.js'
import { pageFrom, parseCursor } from '../../platform/http/page-cursor.js'
import type { RouteInput, RouteOutput } from '../../platform/http/route-contract.js'
import { customers } from '../customers/customer.table.js'
import { giftCards } from './gift-card.table.js'
import type { giftCardRoutes } from './gift-cards.contract.js'
import { hashOfGiftCardCode } from './gift-cards.js'
import { shownGiftCard } from './shown-gift-card.js'

type Query = RouteInput<typeof giftCardRoutes.list>['query']
type Page = RouteOutput<typeof giftCardRoutes.list>

const alive = sql`${giftCards.disabledAt} is null`
const notExpired = sql`(${giftCards.expiresAt} is null or ${giftCards.expiresAt} > now())`

/** The same as `giftCardStatus` of the core says of one card. */
const standing: Record<GiftCardStatus, SQL> = {
  active: sql`${alive} and ${notExpired} and ${giftCards.balance} > 0`,
  used_up: sql`${alive} and ${notExpired} and ${giftCards.balance} = 0`,
  expired: sql`${alive} and ${giftCards.expiresAt} <= now()`,
  disabled: sql`${giftCards.disabledAt} is not null`,
}

/** Lists and searches gift cards. */
@Injectable()
export class GiftCardList {
  constructor(@Inject(DATABASE) private readonly database: Database) {}

  async page({ cursor, limit, ...filters }: Query): Promise<Page> {
    const after = parseCursor(cursor)
    const found = await this.database
      .select({ card: giftCards, customerName: customers.name })
      .from(giftCards)
      .leftJoin(customers, eq(customers.id, giftCards.customerId))
      .where(
        and(
          after === undefined
            ? undefined
            : sql`(${giftCards.createdAt}, ${giftCards.id}) < (${after.at.toISOString()}::timestamptz, ${after.id}::uuid)`,
          ...conditions(filters),
        ),
      )
      .orderBy(desc(giftCards.createdAt), desc(giftCards.id))
      .limit(limit + 1)
    const page = pageFrom(
      found.map((row) => ({ ...row, id: row.card.id, at: row.card.createdAt })),
      limit,
    )
    const now = new Date()
    return {
      items: page.rows.map(({ card, customerName }) => shownGiftCard(card, customerName, now)),
      nextCursor: page.nextCursor,
    }
  }
}

function conditions(filters: Omit<Query, 'cursor' | 'limit'>): (SQL | undefined)[] {
  const { search, status, customerId, balanceFrom, balanceTo, expiresFrom, expiresBefore } = filters
  return [
    search === undefined ? undefined : matches(search.trim()),
    status && or(...status.map((one) => standing[one])),
    customerId === undefined ? undefined : eq(giftCards.customerId, customerId),
    balanceFrom === undefined ? undefined : gte(sql`${giftCards.balance}`, balanceFrom),
    balanceTo === undefined ? undefined : lte(sql`${giftCards.balance}`, balanceTo),
    expiresFrom === undefined ? undefined : gte(giftCards.expiresAt, new Date(expiresFrom)),
    expiresBefore === undefined ? undefined : lt(giftCards.expiresAt, new Date(expiresBefore)),
  ]
}

function matches(search: string) {
  const pattern = containing(search)
  return or(
    eq(giftCards.last4, giftCardCodeKey(search).slice(-4)),
    eq(giftCards.codeHash, hashOfGiftCardCode(search)),
    ilike(customers.name, pattern),
    ilike(customers.email, pattern),
  )
}
