import {
  addressSchema,
  customerIdSchema,
  emailAddressSchema,
  languageSchema,
  manualDiscountSchema,
  minorUnitsSchema,
  variantIdSchema,
} from '@counterflow/core'
import { z } from 'zod'

const reasonedDiscountSchema = z
  .strictObject({ discount: manualDiscountSchema, reason: z.string().trim().max(200) })
  .meta({ id: 'ReasonedDiscount', description: 'Taken off by hand, and why.' })

const lineShape = {
  quantity: z.int().min(1).max(10_000),
  discount: reasonedDiscountSchema.nullable().default(null),
}

export const draftLineSchema = z
  .union([
    z.strictObject({ ...lineShape, variantId: variantIdSchema }),
    z.strictObject({
      ...lineShape,
      title: z.string().trim().min(1).max(200).meta({ description: 'Something that is in no catalogue.' }),
      unitPrice: minorUnitsSchema.nonnegative(),
      taxable: z.boolean().default(true),
    }),
  ])
  .meta({ id: 'DraftLine' })

export const draftContentSchema = z
  .strictObject({
    customerId: customerIdSchema.nullable().default(null),
    name: z.string().trim().min(1).max(200).nullable().default(null).meta({
      description: 'Of a customer that the shop does not know yet, together with `email`.',
    }),
    email: emailAddressSchema().nullable().default(null).meta({
      description: "Where the invoice goes; the customer's own address, when null.",
    }),
    language: languageSchema.nullable().default(null).meta({
      description: "What the invoice is written in; the shop's own, when null.",
    }),
    lines: z.array(draftLineSchema).max(200).default([]),
    discount: reasonedDiscountSchema.nullable().default(null),
    discountCodes: z.array(z.string().trim().min(1).max(100)).max(10).default([]),
    shipping: z
      .strictObject({ title: z.string().trim().min(1).max(100), amount: minorUnitsSchema.nonnegative() })
      .nullable()
      .default(null)
      .meta({ description: 'Null: nothing is sent, or it costs nothing.' }),
    shippingAddress: addressSchema.nullable().default(null),
    billingAddress: addressSchema.nullable().default(null),
    note: z.string().max(2_000).nullable().default(null),
    tags: z.array(z.string().trim().min(1).max(40)).max(50).default([]),
  })
  .meta({ id: 'DraftContent' })

/** An order that is being put together. Amounts are in minor units of the shop's currency. */
export type DraftContent = z.output<typeof draftContentSchema>

/** A line of it: a variant, or something that is in no catalogue. */
export type DraftLine = DraftContent['lines'][number]
