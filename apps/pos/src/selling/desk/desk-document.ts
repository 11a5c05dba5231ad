import {
  type CartRules,
  emptySaleCart,
  type Payment,
  paymentSchema,
  type PricedCart,
  priceCart,
  type SaleCart,
  saleCartSchema,
  saleIdSchema,
  type SaleId,
  taxAt,
  tenderIdSchema,
  tenderSchema,
  tillDiscountSchema,
  type TillDiscount,
  type TillSettings,
} from '@counterflow/core'
import { z } from 'zod'

const rulesSchema = z.strictObject({
  taxRule: z.strictObject({ ratesBasisPoints: z.array(z.int()), included: z.boolean() }),
  discounts: z.array(tillDiscountSchema),
  at: z.iso.datetime(),
})

const originalSchema = z.strictObject({
  saleId: saleIdSchema,
  tenders: z.array(tenderSchema),
  givenBack: z.array(tenderSchema),
})

/** A receipt of which something is brought back: how it was paid, and what of that went back before. */
export type OriginalSale = z.infer<typeof originalSchema>

export const deskDocumentSchema = z.strictObject({
  cart: saleCartSchema,
  paying: z.strictObject({ rules: rulesSchema, payment: paymentSchema }).nullable(),
  originals: z.array(originalSchema),
  holds: z.array(tenderIdSchema),
})

/**
 * All that is on the counter, as it is kept on the device: the cart, and how far it is paid. Once somebody pays, the
 * prices stay as they were told, whatever the shop changes meanwhile. `holds` are the gift card amounts that the server
 * was ever asked for.
 */
export type DeskDocument = z.infer<typeof deskDocumentSchema>

/** A counter with nothing on it. */
export function clearDesk(saleId: SaleId, currency: TillSettings['currency']): DeskDocument {
  return { cart: emptySaleCart(saleId, currency), paying: null, originals: [], holds: [] }
}

/** By what `cart` is priced now: the taxes of the day, and the codes that are in it. */
export function rulesNow(
  cart: SaleCart,
  settings: TillSettings,
  discount: (code: string) => TillDiscount | undefined,
  at: Date,
): CartRules {
  const tax = taxAt(settings.taxes, at)
  return {
    taxRule: { ratesBasisPoints: tax?.ratesBasisPoints ?? [], included: tax?.included ?? true },
    discounts: cart.codes.flatMap((code) => discount(code) ?? []),
    at,
  }
}

/** The cart's price once it is being paid: that of the moment when paying began. */
export function priceWhilePaying({ cart, paying }: DeskDocument): PricedCart | undefined {
  return paying === null
    ? undefined
    : priceCart(cart, { ...paying.rules, at: new Date(paying.rules.at) })
}

/** `document` as paying begins. */
export function beginPaying(document: DeskDocument, rules: CartRules, payment: Payment): DeskDocument {
  return {
    ...document,
    paying: {
      payment,
      rules: {
        taxRule: { ...rules.taxRule, ratesBasisPoints: [...rules.taxRule.ratesBasisPoints] },
        discounts: [...rules.discounts],
        at: rules.at.toISOString(),
      },
    },
  }
}
