import { z } from 'zod'

export const paymentStatuses = [
  'pending',
  'authorized',
  'captured',
  'partially_refunded',
  'refunded',
  'voided',
  'declined',
] as const

export const paymentStatusSchema = z.enum(paymentStatuses).meta({ id: 'PaymentStatus' })

/** Where an order's payment stands. `authorized`: the money is held and not yet taken. */
export type PaymentStatus = z.infer<typeof paymentStatusSchema>
