import { z } from 'zod'

export const paymentStatuses = [
  'pending',
  'authorized',
  'partially_paid',
  'captured',
  'partially_refunded',
  'refunded',
  'voided',
  'declined',
] as const

export const paymentStatusSchema = z.enum(paymentStatuses).meta({ id: 'PaymentStatus' })

/**
 * Where an order's payment stands. `authorized`: the money is held and not yet taken. `captured`: all was paid.
 * `partially_paid`: some was, and the rest is owed; a single payment never is that.
 */
export type PaymentStatus = z.infer<typeof paymentStatusSchema>
