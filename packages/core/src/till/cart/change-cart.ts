import type { SaleLineId, StaffId } from '../../identifier/id.js'
import { priceTicket } from '../../ledger/price-ticket.js'
import { type GivenDiscount, mostTicketLines, type ReturnedLine } from '../../ledger/ticket.js'
import { type MinorUnits, MoneyRangeError } from '../../money/money.js'
import { discountCodeKey } from '../../pricing/discount-code.js'
import { mostCartCodes, type SaleCart, type SaleCartLine, tillLineOf } from './sale-cart.js'

/** How many pieces one line of a ticket holds. */
export const mostLinePieces = 100_000

/** What stands against a change of a cart. */
export type SaleCartRefusal =
  | 'too_many_lines'
  | 'too_many_pieces'
  | 'too_many_codes'
  | 'amount_out_of_range'
  | 'no_such_line'

/** The cart as it is then, or why it cannot be. */
export type SaleCartChange =
  | { readonly done: true; readonly cart: SaleCart }
  | { readonly done: false; readonly why: SaleCartRefusal }

/**
 * `cart` with `added` in it: on the line that holds the same goods at the same price and was left as it is, otherwise
 * on one of its own at the end.
 */
export function withLine(cart: SaleCart, added: SaleCartLine): SaleCartChange {
  const same = cart.lines.find((line) => isSameGoods(line, added))
  return same === undefined
    ? checked({ ...cart, lines: [...cart.lines, added] })
    : withLineChange(cart, same.lineId, { quantity: same.quantity + added.quantity })
}

function isSameGoods(line: SaleCartLine, added: SaleCartLine): boolean {
  return (
    added.variantId !== null &&
    line.variantId === added.variantId &&
    line.unitPrice === added.unitPrice &&
    [line, added].every(
      ({ priceSource, given, note }) => priceSource === 'catalogue' && given === null && note === null,
    )
  )
}

/** What a cashier may change on a line. `given: null` takes its discount away; no pieces take the line away. */
export interface SaleCartLineChange {
  readonly quantity?: number
  readonly unitPrice?: MinorUnits
  readonly given?: GivenDiscount | null
  readonly note?: string | null
}

/** `cart` with another quantity, price, discount or note on one of its lines. */
export function withLineChange(
  cart: SaleCart,
  lineId: SaleLineId,
  change: SaleCartLineChange,
): SaleCartChange {
  const line = cart.lines.find((one) => one.lineId === lineId)
  if (line === undefined) return { done: false, why: 'no_such_line' }
  if (change.quantity !== undefined && change.quantity < 1) return withoutLine(cart, lineId)
  const changed = { ...line, ...change }
  const priced: SaleCartLine = { ...changed, priceSource: sourceOf(changed) }
  return checked({ ...cart, lines: cart.lines.map((one) => (one.lineId === lineId ? priced : one)) })
}

function sourceOf({ listPrice, unitPrice }: SaleCartLine): SaleCartLine['priceSource'] {
  if (listPrice === null) return 'custom'
  return unitPrice === listPrice ? 'catalogue' : 'changed'
}

/** `cart` without a line, be it sold or brought back. */
export function withoutLine(cart: SaleCart, lineId: SaleLineId): SaleCartChange {
  const isOther = (line: { lineId: SaleLineId }) => line.lineId !== lineId
  return checked({ ...cart, lines: cart.lines.filter(isOther), returns: cart.returns.filter(isOther) })
}

/** `cart` with goods that the customer brings back; those of the same line of a receipt take the place of before. */
export function withReturn(cart: SaleCart, returned: ReturnedLine): SaleCartChange {
  const others = cart.returns.filter(({ of }) => of === null || of.lineId !== returned.of?.lineId)
  return checked({ ...cart, returns: [...others, returned] })
}

/** `cart` with a code as somebody typed it. What it gives, or why nothing, is said when the cart is priced. */
export function withCode(cart: SaleCart, typed: string): SaleCartChange {
  const code = discountCodeKey(typed)
  return cart.codes.includes(code) ? { done: true, cart } : checked({ ...cart, codes: [...cart.codes, code] })
}

/** `cart` without a code. */
export function withoutCode(cart: SaleCart, code: string): SaleCart {
  return { ...cart, codes: cart.codes.filter((one) => one !== code) }
}

/** `cart` with what concerns it as a whole. */
export function withDetails(
  cart: SaleCart,
  details: Partial<Pick<SaleCart, 'given' | 'customer' | 'note'>>,
): SaleCart {
  return { ...cart, ...details }
}

/** `cart` once somebody allowed a thing in it; whoever allowed something first is named on the ticket. */
export function withApproval(cart: SaleCart, approvedBy: StaffId | null): SaleCart {
  return approvedBy === null || cart.approvedBy !== null ? cart : { ...cart, approvedBy }
}

function checked(cart: SaleCart): SaleCartChange {
  const why = refusalOfCart(cart)
  return why === undefined ? { done: true, cart } : { done: false, why }
}

/** What no ticket could hold. */
function refusalOfCart(cart: SaleCart): SaleCartRefusal | undefined {
  if (cart.lines.length > mostTicketLines || cart.returns.length > mostTicketLines) return 'too_many_lines'
  if (cart.lines.some(({ quantity }) => quantity > mostLinePieces)) return 'too_many_pieces'
  if (cart.codes.length > mostCartCodes) return 'too_many_codes'
  try {
    // Tax on top is the most that can be added to prices: a rate of 1,000 % stands for all that a shop may set.
    const lines = cart.lines.map(tillLineOf)
    priceTicket({ ...cart, lines, codes: [], taxRule: { ratesBasisPoints: [100_000], included: false } })
  } catch (error) {
    if (!(error instanceof MoneyRangeError)) throw error
    return 'amount_out_of_range'
  }
  return undefined
}
