import { type Currency, minorUnits, type OrderId, type PaymentMethodKey } from '@counterflow/core'
import { index, jsonb, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import type { z } from 'zod'
import { instant } from '../../../platform/database/instant-column.js'
import { minorUnitsColumn } from '../../money/minor-units-column.js'
import { orders } from '../../orders/order.table.js'
import type { actorSchema } from '../../orders/order-parts.contract.js'

export const manualPaymentStatuses = ['pending', 'paid'] as const

/** By what a payment with a gift card is known: it is no way of paying that a shop sets up. */
export const giftCardMethod: PaymentMethodKey = 'gift_card'

/** Money that comes without a gateway: promised (`pending`), or confirmed by a person (`paid`). */
export const manualPayments = pgTable(
  'manual_payments',
  {
    id: uuid().primaryKey(),
    orderId: uuid('order_id')
      .$type<OrderId>()
      .notNull()
      .references(() => orders.id),
    /** No reference: a way of paying may be removed, and what was paid by it stays. */
    method: text().$type<PaymentMethodKey>().notNull(),
    currency: text().$type<Currency>().notNull(),
    amount: minorUnitsColumn().notNull(),
    refunded: minorUnitsColumn().notNull().default(minorUnits(0)),
    status: text({ enum: manualPaymentStatuses }).notNull(),
    createdAt: instant('created_at').notNull(),
    paidAt: instant('paid_at'),
    /** Who promised or confirmed it, whichever came last. */
    actor: jsonb().$type<z.infer<typeof actorSchema>>().notNull(),
  },
  (table) => [index('manual_payments_order').on(table.orderId, table.createdAt)],
)
