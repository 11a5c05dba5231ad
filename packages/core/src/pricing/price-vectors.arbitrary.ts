import { z } from 'zod'
import { productIdSchema, variantIdSchema } from '../identifier/id.js'
import { currencySchema } from '../money/currency.js'
import { minorUnitsSchema } from '../money/money.js'
import { discountToApplySchema } from './discount.js'
import { manualDiscountSchema } from './manual-discount.js'
import type { PricedOrder } from './priced-order.js'
import withDiscounts from './vectors/with-discounts.json' with { type: 'json' }
import withoutDiscounts from './vectors/without-discounts.json' with { type: 'json' }

const shippingSchema = z.union([
  minorUnitsSchema.transform((amount) => ({ amount, taxable: true })),
  z.strictObject({ amount: minorUnitsSchema, taxable: z.boolean() }),
])

// What a vector leaves out is what most orders have: a taxed line of goods without a discount.
const vectorSchema = z.strictObject({
  name: z.string(),
  order: z.strictObject({
    currency: currencySchema,
    lines: z.array(
      z.strictObject({
        key: z.string().default('line'),
        variantId: variantIdSchema.nullable().default(null),
        productId: productIdSchema.nullable().default(null),
        unitPrice: minorUnitsSchema,
        quantity: z.int(),
        taxable: z.boolean().default(true),
        manualDiscount: manualDiscountSchema.optional(),
      }),
    ),
    discounts: z
      .array(discountToApplySchema.extend({ productIds: z.array(productIdSchema).default([]) }))
      .optional(),
    manualDiscount: manualDiscountSchema.optional(),
    shipping: shippingSchema,
    tax: z.strictObject({ ratesBasisPoints: z.array(z.int()), included: z.boolean() }),
  }),
  priced: z.strictObject({
    lineTotals: z.array(z.int()),
    lineTaxes: z.array(z.int()).optional(),
    subtotal: z.int(),
    discount: z.int().default(0),
    codes: z.array(z.tuple([z.string(), z.int()])).default([]),
    manualDiscount: z.int().default(0),
    shipping: z.int(),
    shippingDiscount: z.int().default(0),
    shippingTax: z.int().optional(),
    tax: z.int(),
    taxes: z.array(z.int()),
    total: z.int(),
  }),
})

/** Orders with the prices that they have been agreed to have, by hand and pocket calculator. */
export const priceVectors = z.array(vectorSchema).parse([...withoutDiscounts, ...withDiscounts])

type Figures = z.infer<typeof vectorSchema>['priced']

/** A priced order in the words of the vectors; what a vector leaves open is left out. */
export function figuresOf(result: PricedOrder, wanted: Figures): Figures {
  return {
    lineTotals: result.lines.map(({ total }) => total.amount),
    ...(wanted.lineTaxes && { lineTaxes: result.lines.map(({ tax }) => tax.amount) }),
    subtotal: result.subtotal.amount,
    discount: result.discount.amount,
    codes: result.discounts.map(({ code, amount }) => [code, amount.amount]),
    manualDiscount: result.manualDiscount.amount,
    shipping: result.shipping.amount,
    shippingDiscount: result.shippingDiscount.amount,
    ...(wanted.shippingTax !== undefined && { shippingTax: result.shippingTax.amount }),
    tax: result.tax.amount,
    taxes: result.taxes.map(({ amount }) => amount.amount),
    total: result.total.amount,
  }
}
