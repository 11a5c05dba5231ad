import { languageSchema, localizedTextSchema } from '@counterflow/core'
import { z } from 'zod'
import { defineRoute, publicAccess } from '../../platform/http/route-contract.js'
import { publicTokenSchema } from '../carts/cart-token.js'
import { orderReceiptSchema, paymentShape } from '../checkout/checkout.contract.js'
import { discountRefusals } from '../discounts/discount-refusals.js'
import { giftCardRefusals } from '../gift-cards/gift-card-refusals.js'
import { draftPriceSchema } from './draft-view.contract.js'
import { seenDraftVersionSchema } from './drafts.contract.js'

const params = z.strictObject({ token: publicTokenSchema })
const tag = 'Checkout'

export const invoiceToPaySchema = z
  .strictObject({
    shopName: z.string(),
    language: languageSchema.meta({ description: 'What the customer reads.' }),
    number: z.string(),
    version: z.int(),
    paid: z.boolean().meta({ description: 'Whether it was ordered already.' }),
    changedSinceInvoice: z.boolean().meta({
      description: 'Whether the shop changed it after the invoice that brought the customer here.',
    }),
    price: draftPriceSchema.nullable().meta({
      description: 'Null when something of it is not sold any more: the shop has to mend it.',
    }),
    paymentMethods: z.array(
      z.strictObject({
        key: z.string(),
        name: localizedTextSchema,
        instructions: localizedTextSchema.nullable(),
      }),
    ),
  })
  .meta({ id: 'InvoiceToPay' })

export const payRoutes = {
  show: defineRoute({
    method: 'GET',
    path: '/api/v1/pay/{token}',
    access: publicAccess,
    operationId: 'getInvoiceToPay',
    tag,
    summary: 'What there is to pay by the link of an invoice',
    params,
    status: 200,
    response: invoiceToPaySchema,
  }),
  pay: defineRoute({
    method: 'POST',
    path: '/api/v1/pay/{token}',
    access: publicAccess,
    operationId: 'payInvoice',
    tag,
    summary: 'Pay an invoice, which makes its draft an order',
    description: 'After a declined card it can be paid again, under a new Idempotency-Key.',
    params,
    body: z.strictObject({ version: seenDraftVersionSchema, ...paymentShape }),
    status: 201,
    response: orderReceiptSchema,
    idempotent: true,
    problems: [
      ...discountRefusals,
      'gateway-unavailable',
      'draft-order-changed',
      'draft-completed',
      'draft-empty',
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
}
