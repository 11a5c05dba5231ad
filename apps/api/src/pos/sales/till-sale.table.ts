import type {
  Currency,
  CustomerId,
  LedgerEventId,
  LocationId,
  OrderId,
  OrderLineId,
  ProductId,
  RegisterId,
  SaleId,
  SaleLineId,
  ShiftId,
  StaffId,
  TenderId,
  VariantId,
} from '@counterflow/core'
import { sql } from 'drizzle-orm'
import { bigint, index, integer, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { instant } from '../../platform/database/instant-column.js'

const amount = (name?: string) =>
  name === undefined ? bigint({ mode: 'number' }) : bigint(name, { mode: 'number' })

/** What the shop has made of the tickets of its tills: made anew from the ledger at any time. */
export const tillSales = pgTable(
  'till_sales',
  {
    id: uuid().$type<SaleId>().primaryKey(),
    registerId: uuid('register_id').$type<RegisterId>().notNull(),
    locationId: uuid('location_id').$type<LocationId>().notNull(),
    epoch: integer().notNull(),
    seq: bigint({ mode: 'number' }).notNull(),
    /** The event of the ledger that told of it. */
    eventId: uuid('event_id').$type<LedgerEventId>().notNull(),
    shiftId: uuid('shift_id').$type<ShiftId>(),
    staffId: uuid('staff_id').$type<StaffId>().notNull(),
    /** Null: it only took goods back. */
    orderId: uuid('order_id').$type<OrderId>(),
    customerId: uuid('customer_id').$type<CustomerId>(),
    receiptNumber: text('receipt_number').notNull(),
    currency: text().$type<Currency>().notNull(),
    sold: amount().notNull(),
    returned: amount().notNull(),
    discount: amount().notNull(),
    /** Of the goods, less that of what came back. */
    tax: amount().notNull(),
    total: amount().notNull(),
    eventAt: instant('event_at').notNull(),
    happenedAt: instant('happened_at').notNull(),
    receivedAt: instant('received_at').notNull(),
    voidedAt: instant('voided_at'),
  },
  (table) => [
    index('till_sales_receipt').on(table.receiptNumber),
    index('till_sales_day').on(table.happenedAt, table.id),
    index('till_sales_place').on(table.registerId, table.epoch, table.seq),
    index('till_sales_event').on(table.eventId),
    index('till_sales_order').on(table.orderId),
    index('till_sales_customer').on(table.customerId),
  ],
)

/** The lines of a ticket; what came back has its pieces and amounts below zero. */
export const tillSaleLines = pgTable(
  'till_sale_lines',
  {
    saleId: uuid('sale_id')
      .$type<SaleId>()
      .notNull()
      .references(() => tillSales.id),
    position: integer().notNull(),
    lineId: uuid('line_id').$type<SaleLineId>().notNull(),
    /** The line of the order that it became, or of the one that it came back from. */
    orderLineId: uuid('order_line_id').$type<OrderLineId>(),
    variantId: uuid('variant_id').$type<VariantId>(),
    productId: uuid('product_id').$type<ProductId>(),
    title: text().notNull(),
    quantity: integer().notNull(),
    /** What they cost with tax, after discounts. */
    amount: amount().notNull(),
    tax: amount().notNull(),
    discount: amount().notNull(),
    /** The line that came back, where it came with its receipt. */
    ofSaleId: uuid('of_sale_id').$type<SaleId>(),
    ofLineId: uuid('of_line_id').$type<SaleLineId>(),
  },
  (table) => [
    primaryKey({ columns: [table.saleId, table.position] }),
    index('till_sale_lines_of').on(table.ofSaleId).where(sql`of_sale_id is not null`),
  ],
)

/** How a ticket was paid; below zero it went to the customer. */
export const tillSaleTenders = pgTable(
  'till_sale_tenders',
  {
    saleId: uuid('sale_id')
      .$type<SaleId>()
      .notNull()
      .references(() => tillSales.id),
    tenderId: uuid('tender_id').$type<TenderId>().notNull(),
    method: text().notNull(),
    amount: amount().notNull(),
    state: text({ enum: ['paid', 'unpaid', 'unknown'] }).notNull(),
    /** The payment of the order that it became. */
    paymentId: uuid('payment_id'),
  },
  (table) => [primaryKey({ columns: [table.saleId, table.tenderId] })],
)
