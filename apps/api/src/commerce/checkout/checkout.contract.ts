import {
  localizedTextSchema,
  moneySchema,
  orderChannelSchema,
  paymentMethodKeySchema,
  paymentStatusSchema,
} from '@counterflow/core'
import { z } from 'zod'
import { defineRoute, publicAccess } from '../../platform/http/route-contract.js'
import { publicTokenSchema } from '../carts/cart-token.js'
import { discountRefusals } from '../discounts/discount-refusals.js'
import { giftCardRefusals } from '../gift-cards/gift-card-refusals.js'

export const tenderSchema = z
  .discriminatedUnion('kind', [
    z.strictObject({
      kind: z.literal('card'),
      card: z.strictObject({
        number: z
          .string()
          .regex(/^[0-9 ]{12,23}$/, 'A card number has 12 to 19 digits.')
          .meta({ description: 'A test card, such as 4242 4242 4242 4242.' }),
      }),
    }),
    z.strictObject({
      kind: z.literal('manual'),
      method: paymentMethodKeySchema.meta({ description: 'One of `paymentMethods`, paid later.' }),
    }),
    z.strictObject({ kind: z.literal('none') }),
  ])
  .meta({
    id: 'Tender',
    description: 'How the rest is paid; `none` when nothing is left, as for a free order.',
  })

/** How a customer pays. */
export type PublicTender = z.infer<typeof tenderSchema>

/** What a customer pays, and how. */
export const paymentShape = {
  expectedTotal: moneySchema.meta({
    description: 'The `total` that the customer was shown: when it is another by now, nothing is ordered.',
  }),
  giftCards: z.array(z.string().trim().min(1).max(100)).max(5).default([]).meta({
    description:
      'Codes of gift cards. Each pays as much as it has; `payment` pays the rest. One that has nothing left, or pays no more, is refused before anything is charged.',
  }),
  payment: tenderSchema,
}

export const orderReceiptSchema = z
  .strictObject({
    orderStatusToken: publicTokenSchema,
    number: z.string(),
    paymentStatus: paymentStatusSchema,
    total: moneySchema,
    instructions: localizedTextSchema.nullable().meta({ description: 'How to pay what is still open.' }),
  })
  .meta({ id: 'OrderReceipt' })

export const orderStatusSchema = z
  .strictObject({
    number: z.string(),
    placedAt: z.iso.datetime(),
    channel: orderChannelSchema,
    cancelled: z.boolean(),
    paymentStatus: paymentStatusSchema,
    fulfilmentStatus: z.enum(['unfulfilled', 'partial', 'fulfilled']),
    lines: z.array(
      z.strictObject({
        title: localizedTextSchema,
        quantity: z.int(),
        unitPrice: moneySchema,
        discount: moneySchema,
        total: moneySchema,
      }),
    ),
    subtotal: moneySchema,
    discount: moneySchema,
    shipping: moneySchema,
    shippingTitle: localizedTextSchema.nullable(),
    tax: moneySchema,
    total: moneySchema,
    outstanding: moneySchema,
    refunded: moneySchema.meta({ description: 'What was given back.' }),
    instructions: localizedTextSchema.nullable(),
  })
  .meta({
    id: 'OrderStatus',
    description: 'An order as its customer sees it. Names, addresses and cards are left out: a link travels.',
  })

const tag = 'Checkout'

export const checkoutRoutes = {
  checkout: defineRoute({
    method: 'POST',
    path: '/api/v1/carts/{token}/checkout',
    access: publicAccess,
    operationId: 'checkOut',
    tag,
    summary: 'Order what is in a cart',
    description:
      'All or nothing: stock is reserved and the order placed together, then the card is asked. After a declined card the cart can be changed and checked out again, under a new Idempotency-Key.',
    params: z.strictObject({ token: publicTokenSchema }),
    body: z.strictObject(paymentShape),
    status: 201,
    response: orderReceiptSchema,
    idempotent: true,
    problems: [
      ...discountRefusals,
      'gateway-unavailable',
      'cart-ordered',
      'price-changed',
      'out-of-stock',
      'checkout-not-ready',
      'card-declined',
      'unknown-test-card',
      'unknown-payment-method',
      'payment-missing',
      ...giftCardRefusals,
      'idempotency-key-reused',
    ],
  }),
  status: defineRoute({
    method: 'GET',
    path: '/api/v1/order-status/{token}',
    access: publicAccess,
    operationId: 'getOrderStatus',
    tag,
    summary: 'How an order stands, for its customer',
    params: z.strictObject({ token: publicTokenSchema }),
    status: 200,
    response: orderStatusSchema,
  }),
}
