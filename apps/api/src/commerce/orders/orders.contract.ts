import {
  addressSchema,
  customerIdSchema,
  emailAddressSchema,
  locationIdSchema,
  moneySchema,
  orderIdSchema,
  orderSnapshotSchema,
  orderTillSchema,
  paymentIdSchema,
  paymentStatusSchema,
  providerRiskSchema,
  refundReasonSchema,
  riskAssessmentSchema,
  variantIdSchema,
} from '@counterflow/core'
import { z } from 'zod'
import { defineRoute, requires } from '../../platform/http/route-contract.js'
import {
  fulfilmentSchema,
  linePiecesSchema,
  manualPaymentSchema,
  notifyCustomerSchema,
  refundSchema,
  seenVersionSchema,
  timelineEntrySchema,
} from './order-parts.contract.js'

// Where other features look for them.
export { actorSchema, timelineEntrySchema } from './order-parts.contract.js'

export const paymentSchema = z
  .strictObject({
    id: paymentIdSchema,
    gateway: z.string(),
    status: paymentStatusSchema,
    amount: moneySchema,
    captured: moneySchema,
    refunded: moneySchema,
    card: z.strictObject({ brand: z.string(), last4: z.string() }).nullable(),
    declineReason: z.string().nullable(),
  })
  .meta({ id: 'Payment' })

export const orderSchema = z
  .strictObject({
    version: z.int().positive().meta({ description: 'Raised by everything that changes the order.' }),
    snapshot: orderSnapshotSchema,
    receiptNumber: z.string().nullable().meta({ description: 'What a till has printed; null: none has.' }),
    rounding: moneySchema.meta({
      description: 'To the smallest coin, where a till took cash; within the total.',
    }),
    till: orderTillSchema.nullable().meta({ description: 'Null: it was sold at no till.' }),
    note: z.string().nullable().meta({ description: 'For the people of the shop.' }),
    payment: paymentSchema.nullable().meta({ description: 'The payment by card, if there is one.' }),
    manualPayments: z.array(manualPaymentSchema),
    refundable: moneySchema.meta({ description: 'What was received and not given back yet, in all ways.' }),
    overpaid: moneySchema.meta({ description: 'What of that is more than the order costs now.' }),
    fulfilments: z.array(fulfilmentSchema),
    refunds: z.array(refundSchema).meta({
      description: 'Refunds of this order. What workflows give back by its charge is in the timeline.',
    }),
    risk: riskAssessmentSchema.nullable().meta({ description: "The shop's own; null while it is analysed." }),
    providerRisks: z.array(providerRiskSchema).meta({ description: 'The latest of each provider.' }),
    timeline: z.array(timelineEntrySchema),
  })
  .meta({ id: 'Order' })

export const testCardSchema = z
  .strictObject({
    number: z.string(),
    brand: z.string(),
    key: z.enum([
      'succeeds',
      'declined',
      'elevated_risk',
      'highest_risk',
      'stolen',
      'capture_fails',
      'fraud_warning',
      'disputed',
    ]),
    description: z.string(),
  })
  .meta({ id: 'TestCard' })

export const placeOrderSchema = z
  .strictObject({
    customer: z.union([
      z.strictObject({ id: customerIdSchema }),
      z.strictObject({ name: z.string().trim().min(1).max(200), email: emailAddressSchema() }),
    ]),
    lines: z
      .array(
        z.strictObject({
          variant: z
            .union([
              z.strictObject({ id: variantIdSchema }),
              z.strictObject({ sku: z.string().min(1).max(100) }),
            ])
            .meta({ description: 'A variant by its id or its SKU.' }),
          quantity: z.int().min(1).max(10_000),
        }),
      )
      .min(1, 'An order needs at least one line.')
      .max(200),
    payment: z.strictObject({
      card: z.strictObject({
        number: z
          .string()
          .regex(/^[0-9 ]{12,23}$/, 'A card number has 12 to 19 digits.')
          .meta({ description: 'A test card; see GET /api/v1/test-cards.' }),
      }),
    }),
    shippingAddress: addressSchema.optional(),
    billingAddress: addressSchema.optional(),
    note: z.string().max(2_000).optional(),
  })
  .meta({ id: 'PlaceOrder' })

const orderParams = z.strictObject({ orderId: orderIdSchema })
const tags = ['Orders'] as const

export const orderRoutes = {
  get: defineRoute({
    method: 'GET',
    path: '/api/v1/orders/{orderId}',
    access: requires('orders.read'),
    operationId: 'getOrder',
    tag: tags[0],
    summary: 'One order with its payment, risk analysis and timeline',
    params: orderParams,
    status: 200,
    response: orderSchema,
  }),
  place: defineRoute({
    method: 'POST',
    path: '/api/v1/orders',
    access: requires('orders.create'),
    operationId: 'placeOrder',
    tag: tags[0],
    summary: 'Place an order',
    description:
      'Prices it, authorises the payment and answers with the order. Its risk is analysed a moment later. A declined card leaves the order with the payment status `declined`.',
    body: placeOrderSchema,
    status: 201,
    response: orderSchema,
    idempotent: true,
    problems: [
      'unknown-variant',
      'unknown-customer',
      'unknown-test-card',
      'out-of-stock',
      'order-too-large',
      'gateway-unavailable',
    ],
  }),
  capture: defineRoute({
    method: 'POST',
    path: '/api/v1/orders/{orderId}/capture',
    access: requires('orders.capture'),
    operationId: 'capturePayment',
    tag: tags[0],
    summary: 'Take the authorised payment',
    params: orderParams,
    status: 200,
    response: orderSchema,
    idempotent: true,
    problems: ['payment-state', 'order-state', 'gateway-declined', 'gateway-unavailable'],
  }),
  void: defineRoute({
    method: 'POST',
    path: '/api/v1/orders/{orderId}/void',
    access: requires('orders.cancel'),
    operationId: 'voidPayment',
    tag: tags[0],
    summary: 'Release the authorised payment without taking it',
    params: orderParams,
    status: 200,
    response: orderSchema,
    idempotent: true,
    problems: ['payment-state', 'gateway-declined', 'gateway-unavailable'],
  }),
  refund: defineRoute({
    method: 'POST',
    path: '/api/v1/orders/{orderId}/refund',
    access: requires('orders.refund'),
    operationId: 'refundPayment',
    tag: tags[0],
    summary: 'Give back a captured payment, in whole or in part',
    params: orderParams,
    description:
      'By an amount, or by pieces of lines with what was paid for them; nothing said: all that is left. What came by card goes back to the card; the rest is recorded as given back by hand.',
    body: z.strictObject({
      amount: moneySchema.optional().meta({
        description: 'Omitted: what was paid for the lines and shipping that are named, or all that is left.',
      }),
      lines: z.array(linePiecesSchema).min(1).max(200).optional(),
      shipping: moneySchema
        .optional()
        .meta({ description: 'How much of the price of shipping to give back.' }),
      restock: z.boolean().default(false).meta({
        description:
          'Whether the pieces go back into stock. Those that have not left need not be sent any more.',
      }),
      restockLocationId: locationIdSchema.optional().meta({
        description: 'Where pieces that had left go back to; omitted: to where they came from.',
      }),
      reason: refundReasonSchema.default('unspecified'),
      notifyCustomer: notifyCustomerSchema,
      version: seenVersionSchema,
    }),
    status: 200,
    response: orderSchema,
    idempotent: true,
    problems: [
      'payment-state',
      'refund-too-large',
      'wrong-pieces',
      'order-changed',
      'gateway-declined',
      'gateway-unavailable',
    ],
  }),
  addTags: defineRoute({
    method: 'POST',
    path: '/api/v1/orders/{orderId}/tags',
    access: requires('orders.update'),
    operationId: 'addOrderTags',
    tag: tags[0],
    summary: 'Add tags to an order',
    params: orderParams,
    body: z.strictObject({
      tags: z.array(z.string().trim().min(1).max(40)).min(1).max(50),
      version: seenVersionSchema,
    }),
    status: 200,
    response: orderSchema,
    problems: ['order-changed'],
  }),
  testCards: defineRoute({
    method: 'GET',
    path: '/api/v1/test-cards',
    access: requires('orders.create'),
    operationId: 'listTestCards',
    tag: tags[0],
    summary: 'Cards that the test gateway knows, and what each of them does',
    status: 200,
    response: z.strictObject({ items: z.array(testCardSchema) }),
  }),
}
