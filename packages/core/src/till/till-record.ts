import { z } from 'zod'
import {
  customerIdSchema,
  discountIdSchema,
  productIdSchema,
  staffIdSchema,
  variantIdSchema,
} from '../identifier/id.js'
import { currencySchema } from '../money/currency.js'
import { minorUnitsSchema } from '../money/money.js'
import { paymentMethodSchema } from '../order/payment-method.js'
import { discountClassSchema, discountValueSchema } from '../pricing/discount.js'
import { languageSchema, localizedTextSchema } from '../text/localized-text.js'
import { tillPolicySchema } from './till-action.js'

const amount = minorUnitsSchema.nonnegative()
const instant = z.iso.datetime()

export const tillVariantSchema = z
  .strictObject({
    variantId: variantIdSchema,
    title: localizedTextSchema.nullable().meta({ description: 'Null: the product has this one form only.' }),
    sku: z.string(),
    barcode: z.string().nullable(),
    price: amount,
    taxable: z.boolean(),
    tracked: z.boolean(),
    available: z.int().nullable().meta({
      description: "Pieces at the register's location when this was written; null: not counted.",
    }),
  })
  .meta({ id: 'TillVariant' })

export const tillProductSchema = z
  .strictObject({
    productId: productIdSchema,
    title: localizedTextSchema,
    tags: z.array(z.string()).meta({ description: 'What the grid is divided by.' }),
    color: z.string(),
    imageUrl: z.string().nullable(),
    variants: z.array(tillVariantSchema).min(1),
  })
  .meta({ id: 'TillProduct' })

/** A product that is published to tills, with all its forms in their order. Prices are minor units. */
export type TillProduct = z.infer<typeof tillProductSchema>

export const tillDiscountSchema = z
  .strictObject({
    discountId: discountIdSchema,
    code: z.string(),
    value: discountValueSchema,
    currency: currencySchema,
    productIds: z.array(productIdSchema),
    customerIds: z.array(customerIdSchema),
    minimumSubtotal: amount.nullable(),
    minimumQuantity: z.int().nullable(),
    oncePerCustomer: z.boolean(),
    firstOrderOnly: z.boolean(),
    startsAt: instant.nullable(),
    endsAt: instant.nullable(),
    maximumUses: z.int().nullable(),
    uses: z.int(),
    combinesWith: z.array(discountClassSchema),
  })
  .meta({ id: 'TillDiscount' })

/** A code that is on, or will be. */
export type TillDiscount = z.infer<typeof tillDiscountSchema>

export const tillCustomerSchema = z
  .strictObject({
    customerId: customerIdSchema,
    name: z.string(),
    email: z.string().nullable(),
    phone: z.string().nullable(),
    tags: z.array(z.string()),
  })
  .meta({ id: 'TillCustomer' })

/** As much of a customer as a till needs to find one without a network. */
export type TillCustomer = z.infer<typeof tillCustomerSchema>

export const tillStaffSchema = z
  .strictObject({
    staffId: staffIdSchema,
    name: z.string(),
    language: languageSchema.nullable(),
    role: z.string().meta({ description: 'Key of `policies` in the settings.' }),
    manages: z.boolean().meta({ description: 'May approve what others may not do by themselves.' }),
    pin: z
      .strictObject({
        salt: z.string().meta({ description: 'Base64url; for PBKDF2-SHA256 with `iterations`.' }),
        iterations: z.int().min(1),
        verifier: z.string().meta({
          description:
            "HMAC-SHA256 of the PBKDF2 output (32 bytes) with the device's PIN secret, in base64url.",
        }),
      })
      .nullable()
      .meta({ description: 'Null: no PIN has been set, so they cannot sell at a till yet.' }),
  })
  .meta({ id: 'TillStaff' })

/** Somebody who may sell. The verifier is of use on one device only: it needs a key that cannot be read out of it. */
export type TillStaff = z.infer<typeof tillStaffSchema>

export const tillTaxSchema = z
  .strictObject({
    from: instant.meta({ description: 'Since when it counts.' }),
    ratesBasisPoints: z.array(z.int().min(0).max(100_000)),
    names: z.array(z.string()).meta({ description: 'What each rate is called on a receipt.' }),
    included: z.boolean(),
  })
  .meta({ id: 'TillTax' })

export const tillSettingsSchema = z
  .strictObject({
    shopName: z.string(),
    address: z.array(z.string()).meta({ description: 'Lines as a receipt prints them.' }),
    phone: z.string().nullable(),
    taxNumber: z.string().nullable(),
    currency: currencySchema,
    timeZone: z.string(),
    language: languageSchema,
    taxes: z.array(tillTaxSchema).min(1).meta({ description: 'From old to new; tells of changes to come.' }),
    smallestCoin: z.int().min(1).meta({ description: 'In minor units; 1: cash is not rounded.' }),
    denominations: z.array(amount.positive()).meta({ description: 'Coins and notes, from large to small.' }),
    paymentMethods: z.array(paymentMethodSchema).meta({ description: 'Enabled ones but cash, in order.' }),
    cardProviders: z
      .array(z.strictObject({ key: z.string().min(1).max(40), name: z.string().min(1).max(80) }))
      .meta({ description: 'Card terminals of others that stand beside the till.' }),
    policies: z.record(z.string(), tillPolicySchema),
    blindCount: z.boolean().meta({ description: 'Whether who counts is not told what should be there.' }),
    mostCashDifference: amount.meta({ description: 'Beyond it, closing a shift asks for a note.' }),
    mostSnapshotHours: z.int().min(1).meta({ description: 'A shift is not opened with older prices.' }),
    keepDays: z.int().min(1).meta({ description: 'How long sales that have arrived stay on the device.' }),
    receiptFooter: localizedTextSchema.nullable(),
    lockMinutes: z.int().min(0).meta({ description: 'Until an unused till asks for a PIN; 0: never.' }),
  })
  .meta({ id: 'TillSettings' })

/** What a till needs to know of the shop. */
export type TillSettings = z.infer<typeof tillSettingsSchema>

const record = <Kind extends string, Content extends z.ZodType>(kind: Kind, content: Content) =>
  z.strictObject({
    kind: z.literal(kind),
    id: z.string(),
    version: z.int().min(1),
    content: content.nullable().meta({ description: 'Null: it is there no more.' }),
  })

export const tillRecordSchema = z
  .discriminatedUnion('kind', [
    record('settings', tillSettingsSchema),
    record('staff', tillStaffSchema),
    record('product', tillProductSchema),
    record('discount', tillDiscountSchema),
    record('customer', tillCustomerSchema),
  ])
  .meta({ id: 'TillRecord' })

/** One thing that tills know, as it was last written. Each change has a `version` higher than all before. */
export type TillRecord = z.infer<typeof tillRecordSchema>

/** The kinds of what tills know. */
export type TillRecordKind = TillRecord['kind']
