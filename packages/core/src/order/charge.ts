import { z } from 'zod'
import { customerIdSchema, orderIdSchema, paymentIdSchema } from '../identifier/id.js'
import { moneySchema } from '../money/money.js'
import { paymentStatusSchema } from './payment-status.js'

/** A charge is the payment from which money was taken, so it goes by that payment's id. */
export const chargeIdSchema = paymentIdSchema.meta({ title: 'Charge ID', 'x-counterflow-type': 'charge' })

export const chargeSchema = z
  .strictObject({
    id: chargeIdSchema,
    amount: moneySchema.meta({ title: 'Amount' }),
    refunded: moneySchema.meta({ title: 'Refunded amount' }),
    refundable: moneySchema.meta({ title: 'Amount left to refund' }),
    status: paymentStatusSchema.meta({ title: 'Payment status' }),
    fraudWarning: z.boolean().meta({ title: 'Has an early fraud warning' }),
    disputed: z.boolean().meta({ title: 'Is disputed' }),
    orderId: orderIdSchema.meta({ title: 'Order ID', 'x-counterflow-type': 'order' }),
    orderNumber: z.string().meta({ title: 'Order number' }),
    customerId: customerIdSchema.nullable().meta({ title: 'Customer ID', 'x-counterflow-type': 'customer' }),
    customerEmail: z.string().nullable().meta({ title: 'E-mail of the customer' }),
    card: z.strictObject({ brand: z.string(), last4: z.string() }),
  })
  .meta({ id: 'Charge' })

/** Money that was taken, with what has become of it. `amount` is what was taken; all amounts are of one currency. */
export type Charge = z.infer<typeof chargeSchema>

export const refundReasonSchema = z
  .enum(['unspecified', 'requested_by_customer', 'duplicate', 'fraudulent'])
  .meta({ id: 'RefundReason' })

/** Why money was given back. */
export type RefundReason = z.infer<typeof refundReasonSchema>

export const alertKindSchema = z.enum(['early_fraud_warning', 'dispute'])

/** What a gateway tells of a charge by itself: that its issuer suspects fraud, or that the card's holder contests it. */
export type AlertKind = z.infer<typeof alertKindSchema>

export const alertReasonSchema = z
  .enum(['fraudulent', 'product_not_received', 'general'])
  .meta({ id: 'ChargeAlertReason' })

/** What the issuer or the card's holder says is wrong. */
export type AlertReason = z.infer<typeof alertReasonSchema>

const alertShape = {
  id: z.uuid(),
  chargeId: chargeIdSchema,
  reason: alertReasonSchema.meta({ title: 'Reason' }),
  createdAt: z.iso.datetime().meta({ title: 'Created' }),
}

/** An early fraud warning: it comes before a dispute, and refunding in time avoids one (R89, R94). */
export const fraudWarningSchema = z.strictObject(alertShape).meta({ id: 'FraudWarning' })
export type FraudWarning = z.infer<typeof fraudWarningSchema>

/** A dispute, with the amount that is contested and the fee that it costs the shop. */
export const disputeSchema = z
  .strictObject({
    ...alertShape,
    amount: moneySchema.meta({ title: 'Disputed amount' }),
    fee: moneySchema.meta({ title: 'Dispute fee' }),
  })
  .meta({ id: 'Dispute' })
export type Dispute = z.infer<typeof disputeSchema>

export const succeededPaymentSchema = z
  .strictObject({
    id: chargeIdSchema,
    amount: moneySchema.meta({ title: 'Amount' }),
    customerId: customerIdSchema.nullable().meta({ title: 'Customer ID', 'x-counterflow-type': 'customer' }),
    orderId: orderIdSchema.meta({ title: 'Order ID', 'x-counterflow-type': 'order' }),
  })
  .meta({ id: 'SucceededPayment' })

/** A payment that has arrived: the money was taken. */
export type SucceededPayment = z.infer<typeof succeededPaymentSchema>
