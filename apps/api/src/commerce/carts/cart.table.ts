import type { Address, CartLine, Journey, Language, OrderId } from '@counterflow/core'
import { sql } from 'drizzle-orm'
import { index, integer, jsonb, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { instant } from '../../platform/database/instant-column.js'
import { orders } from '../orders/order.table.js'

/** To what the customer agreed at checkout (R126). */
export interface CartConsent {
  readonly email: boolean
  readonly sms: boolean
}

/** What somebody means to buy. Whoever holds the token holds the cart: no sign-in, no cookie. */
export const carts = pgTable(
  'carts',
  {
    id: uuid().primaryKey(),
    /** SHA-256 of the token, which only the customer has. */
    tokenHash: text('token_hash').notNull().unique(),
    language: text().$type<Language>().notNull(),
    lines: jsonb().$type<readonly CartLine[]>().notNull().default([]),
    discountCodes: text('discount_codes').array().notNull().default([]),
    name: text(),
    email: text(),
    phone: text(),
    shippingAddress: jsonb('shipping_address').$type<Address>(),
    billingAddress: jsonb('billing_address').$type<Address>(),
    shippingRateId: text('shipping_rate_id'),
    note: text(),
    consent: jsonb().$type<CartConsent>(),
    /** The visits that were told of so far. */
    journey: jsonb().$type<Journey>().notNull().default([]),
    version: integer().notNull().default(1),
    /** The order that it became; null while it can still be changed, also after a card was declined. */
    orderId: uuid('order_id')
      .$type<OrderId>()
      .references(() => orders.id),
    createdAt: instant('created_at').notNull(),
    updatedAt: instant('updated_at').notNull(),
    expiresAt: instant('expires_at').notNull(),
  },
  (table) => [
    index('carts_expiry').on(table.expiresAt),
    index('carts_order').on(table.orderId).where(sql`order_id is not null`),
  ],
)
