import {
  type CartRules,
  emptySaleCart,
  originalSaleSchema,
  type Payment,
  type PricedCart,
  paymentSchema,
  priceCart,
  type SaleCart,
  type SaleId,
  saleCartSchema,
  type TillDiscount,
  type TillSettings,
  taxAt,
  tenderIdSchema,
  tillDiscountSchema,
} from '@counterflow/core'
import { z } from 'zod'

const rulesSchema = z.strictObject({
  taxRule: z.strictObject({ ratesBasisPoints: z.array(z.int()), included: z.boolean() }),
  discounts: z.array(tillDiscountSchema),
  at: z.iso.datetime(),
})

export const deskDocumentSchema = z.strictObject({
  cart: saleCartSchema,
  paying: z.strictObject({ rules: rulesSchema, payment: paymentSchema }).nullable(),
  originals: z.array(originalSaleSchema),
  holds: z.array(tenderIdSchema),
})

/**
 * All that is on the counter, as it is kept on the device: the cart, and how far it is paid. Once somebody pays, the
 * prices stay as they were told, whatever the shop changes meanwhile. `originals` are the receipts of what is brought
 * back; `holds` the gift card amounts that the server was ever asked for.
 */
export type DeskDocument = z.infer<typeof deskDocumentSchema>

/** A counter with nothing on it. */
export function clearDesk(saleId: SaleId, currency: TillSettings['currency']): DeskDocument {
  return { cart: emptySaleCart(saleId, currency), paying: null, originals: [], holds: [] }
}

/** By what `cart` is priced at a moment: the taxes of the day, and the codes that are in it. */
export function rulesAt(
  at: Date,
  cart: SaleCart,
  settings: TillSettings,
  discount: (code: string) => TillDiscount | undefined,
): CartRules {
  const tax = taxAt(settings.taxes, at)
  return {
    taxRule: { ratesBasisPoints: tax?.ratesBasisPoints ?? [], included: tax?.included ?? true },
    discounts: cart.codes.flatMap((code) => discount(code) ?? []),
    at,
  }
}

/** The cart's price while it is being paid: that of the moment when paying began. */
export function priceWhilePaying({ cart, paying }: DeskDocument): PricedCart | undefined {
  return paying === null ? undefined : priceCart(cart, { ...paying.rules, at: new Date(paying.rules.at) })
}

/** `document` as paying begins. */
export function beginPaying(document: DeskDocument, rules: CartRules, payment: Payment): DeskDocument {
  const { ratesBasisPoints, included } = rules.taxRule
  return {
    ...document,
    paying: {
      payment,
      rules: {
        taxRule: { ratesBasisPoints: [...ratesBasisPoints], included },
        discounts: [...rules.discounts],
        at: rules.at.toISOString(),
      },
    },
  }
}
