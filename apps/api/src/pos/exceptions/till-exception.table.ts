import {
  type CustomerId,
  type Json,
  type OrderId,
  type RegisterId,
  type SaleId,
  type ShiftId,
  type TillExceptionKind,
  tillExceptionStates,
  type VariantId,
} from '@counterflow/core'
import { sql } from 'drizzle-orm'
import { index, integer, jsonb, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { instant } from '../../platform/database/instant-column.js'

/** What somebody has to look at because of what a till recorded: once for each cause, however often it is noticed. */
export const tillExceptions = pgTable(
  'till_exceptions',
  {
    id: uuid().primaryKey(),
    cause: text().notNull().unique(),
    kind: text().$type<TillExceptionKind>().notNull(),
    state: text({ enum: tillExceptionStates }).notNull().default('open'),
    registerId: uuid('register_id').$type<RegisterId>(),
    shiftId: uuid('shift_id').$type<ShiftId>(),
    saleId: uuid('sale_id').$type<SaleId>(),
    orderId: uuid('order_id').$type<OrderId>(),
    customerId: uuid('customer_id').$type<CustomerId>(),
    variantId: uuid('variant_id').$type<VariantId>(),
    receiptNumber: text('receipt_number'),
    details: jsonb().$type<Record<string, Json>>().notNull(),
    times: integer().notNull().default(1),
    firstAt: instant('first_at').notNull(),
    lastAt: instant('last_at').notNull(),
    settledBy: text('settled_by'),
    settledAt: instant('settled_at'),
    note: text(),
    version: integer().notNull().default(1),
  },
  (table) => [
    index('till_exceptions_newest').on(table.lastAt, table.id),
    index('till_exceptions_open').on(table.kind, table.lastAt).where(sql`state = 'open'`),
  ],
)
