import type { SaleId, SaleLineId } from '../../identifier/id.js'
import { priceTicket } from '../../ledger/price-ticket.js'
import type { ReturnedLine, SoldLine, Ticket } from '../../ledger/ticket.js'
import { type MinorUnits, minorUnits, money } from '../../money/money.js'
import { refundOfPieces } from '../../order/refund-shares.js'
import type { TaxRule } from '../../pricing/order-to-price.js'

/** A line of a receipt that can still be brought back. */
export interface ReturnableLine {
  readonly line: SoldLine
  /** How many pieces came back before. */
  readonly returned: number
  /** How many pieces may come back. */
  readonly left: number
}

/**
 * Of each line of `ticket`, what may still come back.
 * @param earlier all lines that other tickets say were brought back; those of other receipts are passed over.
 */
export function returnableLines(ticket: Ticket, earlier: readonly ReturnedLine[]): ReturnableLine[] {
  return ticket.lines.map((line) => {
    const returned = Math.min(line.quantity, piecesBack(earlier, ticket.saleId, line.lineId))
    return { line, returned, left: line.quantity - returned }
  })
}

function piecesBack(earlier: readonly ReturnedLine[], saleId: SaleId, lineId: SaleLineId): number {
  return earlier
    .filter(({ of }) => of?.saleId === saleId && of.lineId === lineId)
    .reduce((sum, { quantity }) => sum + quantity, 0)
}

/** How goods come back. */
export interface ReturnWish {
  readonly lineId: SaleLineId
  readonly pieces: number
  readonly restock: boolean
  readonly reason: string
}

/**
 * `pieces` of a line of a receipt as they are brought back, for what was paid for them. Brought back one by one, the
 * pieces of a line come to exactly what it cost, tax included, however it divides.
 * @throws RangeError for more pieces than are left.
 */
export function returnOfLine(
  ticket: Pick<Ticket, 'saleId' | 'currency' | 'taxRule'>,
  { line, returned }: ReturnableLine,
  { lineId, pieces, restock, reason }: ReturnWish,
): ReturnedLine {
  const paid = line.total + (ticket.taxRule.included ? 0 : line.tax)
  const part = (whole: number) =>
    refundOfPieces(money(whole, ticket.currency), { quantity: line.quantity, refunded: returned }, pieces)
      .amount
  const { variantId, productId, title } = line
  return {
    lineId,
    variantId,
    productId,
    title,
    quantity: pieces,
    of: { saleId: ticket.saleId, lineId: line.lineId },
    amount: part(paid),
    tax: part(line.tax),
    restock,
    reason,
  }
}

/** Goods that come back without a receipt: what they are, and what one piece is taken back for. */
export interface ReturnWithoutReceipt extends ReturnWish {
  readonly variantId: ReturnedLine['variantId']
  readonly productId: ReturnedLine['productId']
  readonly title: string
  readonly unitPrice: MinorUnits
  readonly taxable: boolean
}

/** Goods without a receipt as they are brought back: at a price that somebody decides, taxed as a sale would be now. */
export function returnWithoutReceipt(
  { lineId, pieces, restock, reason, variantId, productId, title, unitPrice, taxable }: ReturnWithoutReceipt,
  { currency, taxRule }: Pick<Ticket, 'currency'> & { readonly taxRule: TaxRule },
): ReturnedLine {
  const line = { lineId, variantId, productId, title, quantity: pieces, unitPrice, taxable }
  const { goods, tax } = priceTicket({
    currency,
    lines: [{ ...line, sku: null, priceSource: 'custom', given: null }],
    returns: [],
    codes: [],
    given: null,
    taxRule,
  })
  const what = { lineId, variantId, productId, title, quantity: pieces }
  return { ...what, of: null, amount: goods, tax: minorUnits(tax), restock, reason }
}
