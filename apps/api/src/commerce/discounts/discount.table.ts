import type {
  Currency,
  CustomerId,
  DiscountClass,
  DiscountId,
  DiscountValue,
  OrderId,
  ProductId,
} from '@counterflow/core'
import { sql } from 'drizzle-orm'
import {
  boolean,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import { instant } from '../../platform/database/instant-column.js'
import { minorUnitsColumn } from '../money/minor-units-column.js'
import { orders } from '../orders/order.table.js'

/** Codes that customers type, with what they give and under which conditions. */
export const discounts = pgTable(
  'discounts',
  {
    id: uuid().$type<DiscountId>().primaryKey(),
    code: text().notNull(),
    /** The code as it is looked up by: capitals and width make no difference. */
    codeKey: text('code_key').notNull().unique(),
    value: jsonb().$type<DiscountValue>().notNull(),
    /** What its amounts are in. */
    currency: text().$type<Currency>().notNull(),
    /** For these products only; none: for all goods. */
    productIds: uuid('product_ids').array().$type<ProductId[]>().notNull().default([]),
    /** For these customers only; none: for everybody. */
    customerIds: uuid('customer_ids').array().$type<CustomerId[]>().notNull().default([]),
    minimumSubtotal: minorUnitsColumn('minimum_subtotal'),
    minimumQuantity: integer('minimum_quantity'),
    oncePerCustomer: boolean('once_per_customer').notNull().default(false),
    firstOrderOnly: boolean('first_order_only').notNull().default(false),
    startsAt: instant('starts_at'),
    endsAt: instant('ends_at'),
    maximumUses: integer('maximum_uses'),
    uses: integer().notNull().default(0),
    /** Also of uses that were given back: what was ever used is not deleted. */
    lastUsedAt: instant('last_used_at'),
    combinesWith: text('combines_with').array().$type<DiscountClass[]>().notNull(),
    /** False once somebody turned it off. */
    active: boolean().notNull().default(true),
    createdAt: instant('created_at').notNull(),
    updatedAt: instant('updated_at').notNull(),
  },
  (table) => [index('discounts_newest').on(table.createdAt, table.id)],
)

/** Which orders use which discounts; given back, a use is gone. */
export const discountUses = pgTable(
  'discount_uses',
  {
    orderId: uuid('order_id')
      .$type<OrderId>()
      .notNull()
      .references(() => orders.id),
    discountId: uuid('discount_id')
      .$type<DiscountId>()
      .notNull()
      .references(() => discounts.id),
    customerId: uuid('customer_id').$type<CustomerId>(),
    /** Whether the customer may use it this one time only. */
    once: boolean().notNull(),
    amount: minorUnitsColumn().notNull(),
    at: instant('at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.orderId, table.discountId] }),
    index('discount_uses_discount').on(table.discountId, table.customerId),
    uniqueIndex('discount_uses_once').on(table.discountId, table.customerId).where(sql`once`),
  ],
)
