import {
  addressSchema,
  availabilitySchema,
  currencySchema,
  languageSchema,
  localizedTextSchema,
  moneySchema,
  productIdSchema,
  variantIdSchema,
} from '@counterflow/core'
import { z } from 'zod'

export const cartLineViewSchema = z
  .strictObject({
    id: z.uuid(),
    variantId: variantIdSchema,
    productId: productIdSchema,
    sku: z.string(),
    title: localizedTextSchema,
    quantity: z.int().positive(),
    unitPrice: moneySchema,
    discount: moneySchema.meta({ description: 'What is taken off this line, by all discounts together.' }),
    total: moneySchema,
    availability: availabilitySchema,
    most: z.int().nonnegative().nullable().meta({
      description: 'How many pieces there are, where the cart holds more than that; otherwise null.',
    }),
  })
  .meta({ id: 'CartLine' })

export const shippingChoiceSchema = z
  .strictObject({
    id: z.string(),
    name: localizedTextSchema,
    delivery: localizedTextSchema.nullable().meta({ description: 'When to expect it, in words.' }),
    amount: moneySchema,
    pickup: z.boolean().meta({ description: 'Whether the customer fetches the goods.' }),
  })
  .meta({ id: 'ShippingChoice' })

export const cartObstacleSchema = z
  .enum([
    'empty',
    'email_missing',
    'address_missing',
    'shipping_missing',
    'not_shipped_there',
    'not_enough_stock',
    'discount_refused',
  ])
  .meta({ id: 'CartObstacle', description: 'What stands between the cart and an order.' })

export const cartSchema = z
  .strictObject({
    version: z.int(),
    ordered: z.boolean(),
    currency: currencySchema,
    language: languageSchema,
    lines: z.array(cartLineViewSchema),
    notSold: z.array(z.uuid()).meta({
      description:
        'Lines of products that are not sold any more. They are left out of the price and of the order.',
    }),
    discounts: z.array(z.strictObject({ code: z.string(), amount: moneySchema })),
    refused: z.array(
      z.strictObject({
        code: z.string(),
        problem: z.strictObject({ type: z.string(), detail: z.string(), fix: z.string() }),
      }),
    ),
    subtotal: moneySchema.meta({ description: 'Before any discount.' }),
    discount: moneySchema,
    shipping: moneySchema,
    shippingDiscount: moneySchema,
    tax: moneySchema,
    taxIncluded: z.boolean().meta({ description: 'Whether `tax` is part of the other amounts.' }),
    total: moneySchema.meta({ description: 'What checkout expects: send it along as `expectedTotal`.' }),
    shippingRates: z.array(shippingChoiceSchema),
    shippingRateId: z.string().nullable(),
    paymentMethods: z.array(
      z.strictObject({
        key: z.string(),
        name: localizedTextSchema,
        instructions: localizedTextSchema.nullable(),
      }),
    ),
    name: z.string().nullable(),
    email: z.string().nullable(),
    phone: z.string().nullable(),
    shippingAddress: addressSchema.nullable(),
    billingAddress: addressSchema.nullable(),
    note: z.string().nullable(),
    consent: z.strictObject({ email: z.boolean(), sms: z.boolean() }),
    obstacles: z.array(cartObstacleSchema),
    expiresAt: z.iso.datetime(),
  })
  .meta({ id: 'Cart' })

/** A cart as its customer sees it, with its price at this moment. */
export type CartShown = z.input<typeof cartSchema>
