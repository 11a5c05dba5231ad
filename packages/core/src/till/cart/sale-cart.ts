import { z } from 'zod'
import { customerIdSchema, type SaleId, saleIdSchema, staffIdSchema } from '../../identifier/id.js'
import type { TillLine } from '../../ledger/price-ticket.js'
import {
  givenDiscountSchema,
  mostTicketLines,
  returnedLineSchema,
  soldLineSchema,
} from '../../ledger/ticket.js'
import { type Currency, currencySchema } from '../../money/currency.js'
import { minorUnitsSchema } from '../../money/money.js'

/** How many codes one sale takes. */
export const mostCartCodes = 10

export const saleCartLineSchema = soldLineSchema.omit({ discount: true, total: true, tax: true }).extend({
  listPrice: minorUnitsSchema.nonnegative().nullable().meta({
    description: 'What the catalogue said when it was added; null for something in no catalogue.',
  }),
  note: z.string().trim().min(1).max(200).nullable(),
})

/** Goods on the counter before they have a price together. Prices are minor units of the cart's currency. */
export type SaleCartLine = z.infer<typeof saleCartLineSchema>

export const saleCartSchema = z
  .strictObject({
    saleId: saleIdSchema,
    currency: currencySchema,
    lines: z.array(saleCartLineSchema).max(mostTicketLines).readonly(),
    returns: z.array(returnedLineSchema).max(mostTicketLines).readonly(),
    codes: z.array(z.string().max(40)).max(mostCartCodes).readonly().meta({
      description: 'As they are looked up by; what they give is asked whenever the cart is priced.',
    }),
    given: givenDiscountSchema.nullable(),
    customer: z.strictObject({ id: customerIdSchema, name: z.string().max(200) }).nullable(),
    note: z.string().max(1_000).nullable(),
    approvedBy: staffIdSchema.nullable().meta({
      description: 'Who allowed what the cashier may not do alone; null: nothing of that kind is in it.',
    }),
  })
  .meta({ id: 'SaleCart' })

/**
 * What a cashier has on the counter: an immutable document, of which each change makes a new one. Its `saleId` is that
 * of the ticket which comes of it, so that a sale that was recorded before a crash cannot be recorded again.
 */
export type SaleCart = z.infer<typeof saleCartSchema>

/** A line of a cart as a ticket holds it, before it has a price. */
export function tillLineOf({ listPrice: _, note, ...line }: SaleCartLine): TillLine {
  return note === null ? line : { ...line, note }
}

/** A cart with nothing in it. */
export function emptySaleCart(saleId: SaleId, currency: Currency): SaleCart {
  return {
    saleId,
    currency,
    lines: [],
    returns: [],
    codes: [],
    given: null,
    customer: null,
    note: null,
    approvedBy: null,
  }
}

/** Whether nothing would be lost if the cart were thrown away. */
export function isEmptySaleCart({ lines, returns, codes, given, customer, note }: SaleCart): boolean {
  return (
    lines.length === 0 &&
    returns.length === 0 &&
    codes.length === 0 &&
    given === null &&
    customer === null &&
    note === null
  )
}

/** How many pieces the customer takes. */
export function piecesIn({ lines }: Pick<SaleCart, 'lines'>): number {
  return lines.reduce((sum, { quantity }) => sum + quantity, 0)
}
