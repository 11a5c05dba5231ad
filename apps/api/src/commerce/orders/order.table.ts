import {
  type Address,
  type CancelReason,
  type Currency,
  type CustomerId,
  fulfilmentStatuses,
  type Journey,
  type LocalizedText,
  minorUnits,
  type OrderChannel,
  type OrderId,
  type OrderLineId,
  type OrderToPrice,
  type ProductId,
  paymentStatuses,
  riskLevels,
  type VariantId,
} from '@counterflow/core'
import { sql } from 'drizzle-orm'
import { index, integer, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { instant } from '../../platform/database/instant-column.js'
import { customers } from '../customers/customer.table.js'
import { minorUnitsColumn } from '../money/minor-units-column.js'
import { variants } from '../products/product.table.js'

export const orders = pgTable(
  'orders',
  {
    id: uuid().$type<OrderId>().primaryKey(),
    number: integer().notNull().unique(),
    /** Raised by everything that changes the order: whoever edits one says which they saw. */
    version: integer().notNull().default(1),
    placedAt: instant('placed_at').notNull(),
    channel: text().$type<OrderChannel>().notNull(),
    customerId: uuid('customer_id')
      .$type<CustomerId>()
      .references(() => customers.id),
    currency: text().$type<Currency>().notNull(),
    subtotal: minorUnitsColumn().notNull(),
    shipping: minorUnitsColumn().notNull(),
    /** All that was taken off the goods; `subtotal` is before it. */
    discount: minorUnitsColumn().notNull().default(minorUnits(0)),
    /** What was taken off the price of shipping; `shipping` is after it. */
    shippingDiscount: minorUnitsColumn('shipping_discount').notNull().default(minorUnits(0)),
    tax: minorUnitsColumn().notNull(),
    /** To the smallest coin, where a till takes cash; within `total`. */
    rounding: minorUnitsColumn().notNull().default(minorUnits(0)),
    total: minorUnitsColumn().notNull(),
    /** What the price was made from, so that an edit can make it again; the keys of its lines are their ids. */
    pricedFrom: jsonb('priced_from').$type<OrderToPrice>(),
    /** What of the total need not be paid any more: its money was given back. */
    credited: minorUnitsColumn().notNull().default(minorUnits(0)),
    /** What is neither received nor held. Kept, with `payment_status`, by the transactions that move money. */
    outstanding: minorUnitsColumn().notNull().default(minorUnits(0)),
    paymentStatus: text('payment_status', { enum: paymentStatuses }).notNull().default('pending'),
    fulfilmentStatus: text('fulfilment_status', { enum: fulfilmentStatuses })
      .notNull()
      .default('unfulfilled'),
    pieces: integer().notNull(),
    tags: text().array().notNull().default([]),
    riskLevel: text('risk_level', { enum: riskLevels }),
    /** When to ask for the risk analysis again; null once it is there. */
    riskDueAt: instant('risk_due_at'),
    /** When to write to the customer that the order came in; null where nobody is to be, or was already. */
    confirmationDueAt: instant('confirmation_due_at'),
    shippingAddress: jsonb('shipping_address').$type<Address>(),
    billingAddress: jsonb('billing_address').$type<Address>(),
    note: text(),
    /** What the chosen way of shipping was called; null where none was chosen by name. */
    shippingTitle: jsonb('shipping_title').$type<LocalizedText>(),
    /** The visits that led to it, from old to new. */
    journey: jsonb().$type<Journey>().notNull().default([]),
    /** What a till has printed on its receipt; null where none has. */
    receiptNumber: text('receipt_number'),
    /** The draft that it was made from. */
    draftId: uuid('draft_id'),
    /** Opens the page on which the customer sees how the order stands. In the clear: what it opens lies beside it. */
    statusToken: text('status_token').unique(),
    cancelledAt: instant('cancelled_at'),
    cancelReason: text('cancel_reason').$type<CancelReason>(),
    /** The caller's idempotency key: the same one asking again is answered, not refused. */
    cancelKey: text('cancel_key'),
    /** When the last of the goods left the shop, or were handed over. */
    fulfilledAt: instant('fulfilled_at'),
    /**
     * What lists are filtered by, as one array: one small index then finds any combination, however rare. Tags stand
     * in it as they are, so whoever asks it also asks the columns themselves.
     */
    facets: text()
      .array()
      .notNull()
      .generatedAlwaysAs(
        sql`array['payment:' || payment_status, 'fulfilment:' || fulfilment_status, 'channel:' || channel, 'risk:' || coalesce(risk_level, 'none'), case when note is null then 'note:no' else 'note:yes' end, case when cancelled_at is null then 'cancelled:no' else 'cancelled:yes' end] || tags`,
      ),
  },
  (table) => [
    index('orders_newest').on(table.placedAt, table.id),
    index('orders_customer').on(table.customerId, table.placedAt),
    index('orders_facets').using('gin', table.facets),
    index('orders_largest').on(table.total, table.id),
    index('orders_declined')
      .on(table.placedAt)
      .where(sql`payment_status = 'declined' and cancelled_at is null`),
    index('orders_receipt')
      .on(sql`(lower(${table.receiptNumber}) collate "C")`)
      .where(sql`receipt_number is not null`),
    index('orders_risk_due').on(table.riskDueAt).where(sql`risk_due_at is not null`),
    index('orders_confirmation_due').on(table.confirmationDueAt).where(sql`confirmation_due_at is not null`),
  ],
)

/** A line as it was when the order was placed: later changes of the product do not reach it. */
export const orderLines = pgTable(
  'order_lines',
  {
    id: uuid().$type<OrderLineId>().primaryKey(),
    orderId: uuid('order_id')
      .$type<OrderId>()
      .notNull()
      .references(() => orders.id),
    position: integer().notNull(),
    /** Null for an item that is in no catalogue. */
    variantId: uuid('variant_id')
      .$type<VariantId>()
      .references(() => variants.id),
    /** Whose variant it was; also kept when the product is gone. */
    productId: uuid('product_id').$type<ProductId>(),
    /** Empty for an item that is in no catalogue. */
    sku: text().notNull(),
    title: jsonb().$type<LocalizedText>().notNull(),
    quantity: integer().notNull(),
    unitPrice: minorUnitsColumn('unit_price').notNull(),
    /** Its own discount with its shares of all others. */
    discount: minorUnitsColumn().notNull().default(minorUnits(0)),
    /** Its share of the tax: within `total` when prices include it, otherwise on top. */
    tax: minorUnitsColumn().notNull().default(minorUnits(0)),
    /** `unitPrice` times `quantity`, less `discount`. */
    total: minorUnitsColumn().notNull(),
    /** How many of the pieces have left the shop, need not leave it any more, and were paid back. */
    fulfilled: integer().notNull().default(0),
    removed: integer().notNull().default(0),
    refunded: integer().notNull().default(0),
    /** What was noted on it at a till. */
    note: text(),
  },
  (table) => [index('order_lines_order').on(table.orderId, table.position)],
)

/** What each code took off an order, in the sequence in which they applied. */
export const orderDiscounts = pgTable(
  'order_discounts',
  {
    orderId: uuid('order_id')
      .$type<OrderId>()
      .notNull()
      .references(() => orders.id),
    position: integer().notNull(),
    discountId: uuid('discount_id').notNull(),
    code: text().notNull(),
    amount: minorUnitsColumn().notNull(),
  },
  (table) => [primaryKey({ columns: [table.orderId, table.position] })],
)

/** The last order number that was given out: one row, updated by the transaction that places an order. */
export const orderCounters = pgTable('order_counters', {
  id: text().primaryKey(),
  last: integer().notNull(),
})
