import {
  addressSchema,
  emailAddressSchema,
  languageSchema,
  mostPieces,
  variantIdSchema,
  visitSchema,
} from '@counterflow/core'
import { z } from 'zod'
import { defineRoute, publicAccess } from '../../platform/http/route-contract.js'
import { discountRefusals } from '../discounts/discount-refusals.js'
import { cartSchema } from './cart.contract.js'
import { publicTokenSchema } from './cart-token.js'

const params = z.strictObject({ token: publicTokenSchema })
const lineParams = z.strictObject({ token: publicTokenSchema, lineId: z.uuid() })
const visits = z.array(visitSchema).max(100)
const tag = 'Carts'
const changed = { access: publicAccess, tag, status: 200, response: cartSchema } as const

export const codeSchema = z.string().trim().min(1).max(100)

export const cartDetailsSchema = z
  .strictObject({
    language: languageSchema,
    name: z.string().trim().min(1).max(200).nullable(),
    email: emailAddressSchema().nullable(),
    phone: z.string().trim().min(3).max(40).nullable().meta({
      description: 'Kept as +82101234567. Without a country code it is one of where it is sent to.',
    }),
    shippingAddress: addressSchema.nullable(),
    billingAddress: addressSchema.nullable().meta({ description: 'Null: the same as the shipping address.' }),
    shippingRateId: z.string().max(100).nullable().meta({
      description: 'One of `shippingRates`. Null: the first that is on offer.',
    }),
    note: z.string().max(2_000).nullable(),
    consent: z.strictObject({ email: z.boolean(), sms: z.boolean() }).meta({
      description: 'Whether the customer agreed, in so many words, to hear of news by e-mail and by SMS.',
    }),
  })
  .partial()
  .meta({ id: 'CartDetails' })

/** What a customer says of themselves and of the delivery; what is not named stays as it is. */
export type CartDetails = z.infer<typeof cartDetailsSchema>

export const cartRoutes = {
  create: defineRoute({
    method: 'POST',
    path: '/api/v1/carts',
    access: publicAccess,
    operationId: 'createCart',
    tag,
    summary: 'Make an empty cart',
    description:
      'Keep the token: it is shown only now, and whoever has it has the cart. No cookie is set. A cart lives for 30 days after it was changed last.',
    body: z.strictObject({
      language: languageSchema.optional().meta({ description: "The shop's own, when omitted." }),
      visits: visits.default([]),
    }),
    status: 201,
    response: z.strictObject({ token: publicTokenSchema, cart: cartSchema }),
  }),
  get: defineRoute({
    ...changed,
    method: 'GET',
    path: '/api/v1/carts/{token}',
    operationId: 'getCart',
    summary: 'A cart with its price at this moment',
    params,
  }),
  update: defineRoute({
    ...changed,
    method: 'PATCH',
    path: '/api/v1/carts/{token}',
    operationId: 'updateCart',
    summary: 'Say who orders, where to, and how it is sent',
    params,
    body: cartDetailsSchema,
    problems: ['cart-ordered', 'unknown-shipping-rate', 'invalid-phone'],
  }),
  addLine: defineRoute({
    ...changed,
    method: 'POST',
    path: '/api/v1/carts/{token}/lines',
    operationId: 'addCartLine',
    summary: 'Put pieces of a product into a cart',
    params,
    body: z.strictObject({
      variantId: variantIdSchema,
      quantity: z.int().min(1).max(mostPieces).default(1),
    }),
    problems: ['cart-ordered', 'cart-full', 'not-for-sale'],
  }),
  changeLine: defineRoute({
    ...changed,
    method: 'PATCH',
    path: '/api/v1/carts/{token}/lines/{lineId}',
    operationId: 'changeCartLine',
    summary: 'Change how many pieces a line of a cart has',
    params: lineParams,
    body: z.strictObject({ quantity: z.int().min(0).max(mostPieces) }),
    problems: ['cart-ordered', 'cart-full'],
  }),
  removeLine: defineRoute({
    ...changed,
    method: 'DELETE',
    path: '/api/v1/carts/{token}/lines/{lineId}',
    operationId: 'removeCartLine',
    summary: 'Take a line out of a cart',
    params: lineParams,
    problems: ['cart-ordered'],
  }),
  addCode: defineRoute({
    ...changed,
    method: 'POST',
    path: '/api/v1/carts/{token}/discounts',
    operationId: 'addCartDiscount',
    summary: 'Use a discount code',
    description:
      'A code that cannot be used now is refused, with the reason. One that cannot be used any more later on is listed in `refused`.',
    params,
    body: z.strictObject({ code: codeSchema }),
    problems: ['cart-ordered', 'cart-full', ...discountRefusals],
  }),
  removeCode: defineRoute({
    ...changed,
    method: 'DELETE',
    path: '/api/v1/carts/{token}/discounts/{code}',
    operationId: 'removeCartDiscount',
    summary: 'Use a discount code no longer',
    params: z.strictObject({ token: publicTokenSchema, code: codeSchema }),
    problems: ['cart-ordered'],
  }),
  addVisits: defineRoute({
    method: 'POST',
    path: '/api/v1/carts/{token}/visits',
    access: publicAccess,
    operationId: 'addCartVisits',
    tag,
    summary: 'Tell of the visits that led to a cart',
    description:
      'Campaigns and click ids are read from the addresses; the rest of their queries is not kept. A cart keeps the first visit and the latest 99.',
    params,
    body: z.strictObject({ visits: visits.min(1) }),
    status: 204,
    response: z.undefined(),
    problems: ['cart-ordered'],
  }),
}
