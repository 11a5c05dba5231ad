import type { GiftCardId, Money, RegisterId, TenderId } from '@counterflow/core'
import { sql } from 'drizzle-orm'
import { index, jsonb, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { instant } from '../../platform/database/instant-column.js'

/**
 * How it stands with an amount: off the card, off it for an order, back on it because the till gave it up, or back on it
 * because no sale has come for it.
 */
export type GiftCardHoldState = 'held' | 'settled' | 'released' | 'expired'

/**
 * Amounts of gift cards that tills asked for, by the tender that they pay. What a till gave back before it was ever
 * taken is here as well, without a card, so that a request that was long under way takes nothing any more.
 */
export const giftCardHolds = pgTable(
  'till_gift_card_holds',
  {
    tenderId: uuid('tender_id').$type<TenderId>().primaryKey(),
    registerId: uuid('register_id').$type<RegisterId>(),
    giftCardId: uuid('gift_card_id').$type<GiftCardId>(),
    amount: jsonb().$type<Money>(),
    state: text().$type<GiftCardHoldState>().notNull(),
    at: instant('at').notNull(),
    endedAt: instant('ended_at'),
  },
  (table) => [index('till_gift_card_holds_held').on(table.at).where(sql`${table.state} = 'held'`)],
)
