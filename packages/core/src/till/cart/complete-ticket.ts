import type { DraftedOrder, Ticket } from '../../ledger/ticket.js'
import { minorUnits } from '../../money/money.js'
import { leftToPay, type Payment } from './payment.js'
import type { PricedCart } from './price-cart.js'
import type { SaleCart } from './sale-cart.js'

/**
 * The ticket that a paid cart makes.
 * @param receiptNumber that which follows from the ledger, asked while it is recorded.
 * @throws RangeError for a payment that is not of this cart, or of which something is left.
 */
export function completedTicket(
  cart: SaleCart,
  { priced, due }: PricedCart,
  payment: Payment,
  receiptNumber: string,
): Ticket {
  if (payment.due !== due || payment.charging !== null || leftToPay(payment) !== 0)
    throw new RangeError('A ticket is completed once it is paid to the unit.')
  return {
    ...priced,
    saleId: cart.saleId,
    receiptNumber,
    rounding: payment.rounding,
    total: minorUnits(due + payment.rounding),
    tenders: [...payment.tenders],
    customer: cart.customer,
    note: cart.note,
  }
}

/**
 * The draft order that a cart makes (R102): the customer pays later, by an invoice that is sent to `invoiceEmail`, or
 * at the counter. Undefined for a cart that brings something back, or has no goods: neither can be paid for later.
 */
export function draftedOrder(
  cart: SaleCart,
  { priced }: PricedCart,
  invoiceEmail: string | null,
): DraftedOrder | undefined {
  if (cart.returns.length > 0 || cart.lines.length === 0) return undefined
  const { returns: _, returned: __, ...rest } = priced
  return { ...rest, draftId: cart.saleId, customer: cart.customer, note: cart.note, invoiceEmail }
}
