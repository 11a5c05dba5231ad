import { z } from 'zod'
import { attributionSchema } from '../attribution/attribution.js'
import { journeySchema } from '../attribution/journey.js'
import {
  customerIdSchema,
  orderIdSchema,
  orderLineIdSchema,
  paymentIdSchema,
  variantIdSchema,
} from '../identifier/id.js'
import { moneySchema } from '../money/money.js'
import { cancelReasonSchema } from './cancellation.js'
import { fulfilmentStatusSchema } from './fulfilment-status.js'
import { paymentStatusSchema } from './payment-status.js'
import { riskLevelSchema, riskRecommendationSchema } from './risk.js'

export const addressSchema = z
  .strictObject({
    name: z.string().min(1).max(200),
    line1: z.string().min(1).max(200),
    line2: z.string().max(200).optional(),
    city: z.string().min(1).max(100),
    region: z.string().max(100).optional(),
    postalCode: z.string().min(1).max(20),
    countryCode: z
      .string()
      .regex(/^[A-Z]{2}$/, 'Expected an ISO 3166 country code in two capitals, such as KR.'),
  })
  .meta({ id: 'Address' })

/** A postal address; `countryCode` by ISO 3166-1 alpha-2. */
export type Address = z.infer<typeof addressSchema>

export const orderChannelSchema = z
  .enum(['online_store', 'back_office', 'api', 'till'])
  .meta({ id: 'OrderChannel' })

/** Where an order was placed. */
export type OrderChannel = z.infer<typeof orderChannelSchema>

export const orderLineSnapshotSchema = z
  .strictObject({
    id: orderLineIdSchema,
    variantId: variantIdSchema.nullable().meta({ description: 'Null: an item that is in no catalogue.' }),
    sku: z.string(),
    title: z.string(),
    quantity: z.int().positive(),
    unitPrice: moneySchema,
    discount: moneySchema.meta({ title: 'Discount' }),
    tax: moneySchema.meta({ title: 'Tax' }),
    total: moneySchema,
    fulfilled: z.int().nonnegative().meta({ title: 'Pieces fulfilled' }),
    removed: z.int().nonnegative().meta({ title: 'Pieces that need not be sent any more' }),
    refunded: z.int().nonnegative().meta({ title: 'Pieces refunded' }),
    note: z
      .string()
      .optional()
      .meta({ title: 'Note', description: 'What was noted on this line; missing without.' }),
  })
  .meta({ id: 'OrderLineSnapshot' })

export const orderSnapshotSchema = z
  .strictObject({
    id: orderIdSchema.meta({ title: 'Order ID', 'x-counterflow-type': 'order' }),
    number: z.string(),
    placedAt: z.iso.datetime(),
    channel: orderChannelSchema,
    paymentStatus: paymentStatusSchema,
    fulfilmentStatus: fulfilmentStatusSchema.meta({ title: 'Fulfilment status' }),
    riskLevel: riskLevelSchema.nullable(),
    subtotal: moneySchema,
    discount: moneySchema.meta({ title: 'Discount' }),
    shipping: moneySchema,
    tax: moneySchema,
    total: moneySchema,
    outstanding: moneySchema.meta({ title: 'Amount outstanding' }),
    tags: z.array(z.string()),
    lines: z.array(orderLineSnapshotSchema),
    paymentId: paymentIdSchema.nullable(),
    customer: z
      .strictObject({
        id: customerIdSchema.meta({ title: 'Customer ID', 'x-counterflow-type': 'customer' }),
        name: z.string(),
        email: z.string().nullable(),
        tags: z.array(z.string()),
        metadata: z.record(z.string(), z.string()).meta({
          title: 'Metadata',
          description: 'Names and values that the shop keeps, such as Tier: VIP.',
        }),
        orderCount: z.int().nonnegative(),
      })
      .nullable(),
    shippingAddress: addressSchema.nullable(),
    billingAddress: addressSchema.nullable(),
    cancelledAt: z.iso.datetime().nullable().meta({ title: 'Cancelled at' }),
    cancelReason: cancelReasonSchema.nullable().meta({ title: 'Reason for cancelling' }),
    fulfilledAt: z.iso.datetime().nullable().meta({ title: 'Fulfilled at' }),
    attribution: attributionSchema.meta({ title: 'Attribution' }),
    journey: journeySchema,
  })
  .meta({ id: 'OrderSnapshot' })

/** An order as it stood at one moment: what events carry and workflows read. */
export type OrderSnapshot = z.infer<typeof orderSnapshotSchema>

export const riskFactSchema = z
  .strictObject({
    key: z.string().regex(/^[a-z_]+$/),
    sentiment: z.enum(['positive', 'neutral', 'negative']),
    values: z.record(z.string(), z.union([z.string(), z.number()])),
  })
  .meta({ id: 'RiskFact' })

/** One observation of the risk analysis. `key` names its sentence in the catalogues, `values` fill it. */
export type RiskFact = z.infer<typeof riskFactSchema>

export const riskAssessmentSchema = z
  .strictObject({
    level: riskLevelSchema,
    score: z.int().min(0).max(100),
    recommendation: riskRecommendationSchema,
    facts: z.array(riskFactSchema),
    analyzedAt: z.iso.datetime(),
  })
  .meta({ id: 'RiskAssessment' })

/** The outcome of a risk analysis, with the facts that it rests on. */
export type RiskAssessment = z.infer<typeof riskAssessmentSchema>
