import { z } from 'zod'
import {
  customerIdSchema,
  discountIdSchema,
  productIdSchema,
  saleIdSchema,
  saleLineIdSchema,
  variantIdSchema,
} from '../identifier/id.js'
import { currencySchema } from '../money/currency.js'
import { minorUnitsSchema } from '../money/money.js'
import { manualDiscountSchema } from '../pricing/manual-discount.js'
import { tenderSchema } from './tender.js'

/** Nobody scans more in one ticket; beyond it a till says so. */
export const mostTicketLines = 500

const amount = minorUnitsSchema.nonnegative()
const reason = z.string().trim().min(1).max(200)
const whatItIs = {
  variantId: variantIdSchema.nullable(),
  productId: productIdSchema.nullable(),
  title: z.string().min(1).max(300),
  quantity: z.int().min(1).max(100_000),
}

export const givenDiscountSchema = z
  .strictObject({ discount: manualDiscountSchema, reason })
  .meta({ id: 'GivenDiscount' })

/** A discount that a cashier gives by hand, and why. */
export type GivenDiscount = z.infer<typeof givenDiscountSchema>

export const soldLineSchema = z
  .strictObject({
    ...whatItIs,
    lineId: saleLineIdSchema,
    sku: z.string().max(100).nullable(),
    unitPrice: amount,
    priceSource: z.enum(['catalogue', 'changed', 'custom']).meta({
      description:
        'Whether the price is that of the snapshot, was changed by hand, or is of something in no catalogue.',
    }),
    taxable: z.boolean(),
    given: givenDiscountSchema.nullable(),
    note: z.string().trim().min(1).max(200).exactOptional().meta({
      description:
        'What was noted on this line alone. It is missing where nothing was, as it was before there were such notes.',
    }),
    discount: amount.meta({ description: "The line's own discount with its shares of all others." }),
    total: amount,
    tax: amount,
  })
  .meta({ id: 'SoldLine' })

/** Goods that a customer takes. `total` is what they cost after all discounts, as `priceOrder` says it. */
export type SoldLine = z.infer<typeof soldLineSchema>

export const returnedLineSchema = z
  .strictObject({
    ...whatItIs,
    lineId: saleLineIdSchema,
    of: z
      .strictObject({ saleId: saleIdSchema, lineId: saleLineIdSchema })
      .nullable()
      .meta({ description: 'The line that is given back; null without a receipt.' }),
    amount: amount.meta({ description: 'What the customer gets for it, tax included.' }),
    tax: amount.meta({ description: 'The tax within `amount`.' }),
    restock: z.boolean(),
    reason,
  })
  .meta({ id: 'ReturnedLine' })

/** Goods that a customer brings back. */
export type ReturnedLine = z.infer<typeof returnedLineSchema>

export const ticketSchema = z
  .strictObject({
    saleId: saleIdSchema,
    receiptNumber: z.string().min(1).max(60),
    currency: currencySchema,
    lines: z.array(soldLineSchema).max(mostTicketLines),
    returns: z.array(returnedLineSchema).max(mostTicketLines),
    codes: z.array(z.strictObject({ id: discountIdSchema, code: z.string(), amount })),
    given: givenDiscountSchema.nullable().meta({ description: 'On the whole order, after the codes.' }),
    taxRule: z.strictObject({
      ratesBasisPoints: z.array(z.int().min(0).max(100_000)),
      included: z.boolean(),
    }),
    subtotal: amount,
    discount: amount,
    tax: amount,
    goods: amount.meta({ description: 'What the lines cost with tax.' }),
    returned: amount.meta({ description: 'What the returned lines give back.' }),
    rounding: minorUnitsSchema.meta({ description: 'To the smallest coin, where cash is rounded; often 0.' }),
    total: minorUnitsSchema.meta({
      description: '`goods - returned + rounding`; below zero it is owed to the customer.',
    }),
    tenders: z.array(tenderSchema).max(20),
    customer: z.strictObject({ id: customerIdSchema, name: z.string().max(200) }).nullable(),
    note: z.string().max(2_000).nullable(),
  })
  .meta({ id: 'Ticket' })

/**
 * A completed sale, exchange or return, as it was printed. All amounts are minor units of `currency`. It stands as it
 * is: whoever finds that prices have changed meanwhile raises an exception, and changes no ticket.
 */
export type Ticket = z.infer<typeof ticketSchema>

export const draftedOrderSchema = ticketSchema
  .omit({
    saleId: true,
    receiptNumber: true,
    returns: true,
    returned: true,
    rounding: true,
    total: true,
    tenders: true,
  })
  .extend({
    draftId: saleIdSchema,
    invoiceEmail: z.string().min(3).max(200).nullable().meta({
      description: 'Where the invoice with its pay link goes once there is a network; null: nowhere.',
    }),
  })
  .meta({ id: 'DraftedOrder' })

/** A cart that a customer will pay for later (R102, R103). No goods left the shop and no money came. */
export type DraftedOrder = z.infer<typeof draftedOrderSchema>
