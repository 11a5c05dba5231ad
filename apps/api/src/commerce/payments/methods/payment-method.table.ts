import type { LocalizedText, PaymentMethodKey } from '@counterflow/core'
import { boolean, integer, jsonb, pgTable, text } from 'drizzle-orm/pg-core'

/** The ways of paying by hand that the shop made or changed. Built-in ones have a row only once they were changed. */
export const paymentMethods = pgTable('payment_methods', {
  key: text().$type<PaymentMethodKey>().primaryKey(),
  name: jsonb().$type<LocalizedText>().notNull(),
  instructions: jsonb().$type<LocalizedText>(),
  initiallyPaid: boolean('initially_paid').notNull(),
  enabled: boolean().notNull(),
  position: integer().notNull(),
})
