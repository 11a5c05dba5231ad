import type {
  Currency,
  CustomerId,
  GiftCardEntryKind,
  GiftCardId,
  MinorUnits,
  OrderId,
} from '@counterflow/core'
import { sql } from 'drizzle-orm'
import { check, index, jsonb, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core'
import { instant } from '../../platform/database/instant-column.js'
import { minorUnitsColumn } from '../money/minor-units-column.js'
import { orders } from '../orders/order.table.js'
import type { TimelineActor } from '../orders/order-history.js'

/** Gift cards. The code itself is not among what is kept, but for the days in which its issuing may be repeated. */
export const giftCards = pgTable(
  'gift_cards',
  {
    id: uuid().$type<GiftCardId>().primaryKey(),
    /** SHA-256 of the code's key. A code has 80 random bits, so nobody finds it from its hash. */
    codeHash: text('code_hash').notNull().unique(),
    last4: text().notNull(),
    /** The code, sealed under a key outside of the database. */
    sealedCode: text('sealed_code'),
    currency: text().$type<Currency>().notNull(),
    initial: minorUnitsColumn().notNull(),
    /** The sum of the entries, brought along with each of them. */
    balance: minorUnitsColumn().$type<MinorUnits>().notNull(),
    customerId: uuid('customer_id').$type<CustomerId>(),
    note: text(),
    expiresAt: instant('expires_at'),
    disabledAt: instant('disabled_at'),
    createdAt: instant('created_at').notNull(),
  },
  (table) => [
    check('gift_cards_balance', sql`${table.balance} >= 0`),
    index('gift_cards_newest').on(table.createdAt, table.id),
    index('gift_cards_customer').on(table.customerId),
    index('gift_cards_sealed').on(table.createdAt).where(sql`sealed_code is not null`),
  ],
)

/** What happened to gift cards, append-only: a card's balance is the sum of its entries. */
export const giftCardEntries = pgTable(
  'gift_card_entries',
  {
    id: uuid().primaryKey(),
    giftCardId: uuid('gift_card_id')
      .$type<GiftCardId>()
      .notNull()
      .references(() => giftCards.id),
    kind: text().$type<GiftCardEntryKind>().notNull(),
    amount: minorUnitsColumn().notNull(),
    balance: minorUnitsColumn().notNull(),
    orderId: uuid('order_id')
      .$type<OrderId>()
      .references(() => orders.id),
    reason: text(),
    actor: jsonb().$type<TimelineActor>().notNull(),
    /** The same request again is answered and not done again. */
    requestKey: text('request_key').notNull(),
    at: instant('at').notNull(),
  },
  (table) => [
    unique('gift_card_entries_once').on(table.requestKey),
    index('gift_card_entries_card').on(table.giftCardId, table.at, table.id),
    index('gift_card_entries_order').on(table.orderId).where(sql`order_id is not null`),
  ],
)
