import type { TenderId } from '../identifier/id.js'
import { type MinorUnits, minorUnits } from '../money/money.js'
import type { PaymentMethodKey } from '../order/payment-method.js'
import { type Tender, tenderState } from './tender.js'
import type { Ticket } from './ticket.js'

/** By what goods that are exchanged are paid with the ones that came back. */
export const exchangeMethod: PaymentMethodKey = 'exchange'

/** One way in which the order of a ticket is paid. */
export interface TicketPayment {
  /** Null: with the goods that came back. */
  readonly tenderId: TenderId | null
  readonly method: PaymentMethodKey
  readonly amount: MinorUnits
  readonly state: 'paid' | 'unpaid' | 'unknown'
}

/** The order that a ticket makes. Amounts are minor units of the ticket's currency. */
export interface TicketOrder {
  /** What the goods cost with tax, and what was rounded; together with all payments of whole tickets the same. */
  readonly total: MinorUnits
  readonly rounding: MinorUnits
  readonly payments: readonly TicketPayment[]
}

/** By what payments at somebody else's card terminal are known: `card_square` for the provider `Square`. */
export function terminalMethod(provider: string): PaymentMethodKey {
  return `card_${provider.toLowerCase().replace(/[^a-z0-9]+/g, '_')}`.slice(0, 40)
}

/** By what a tender is known as a way of paying: `cash`, `card_square`, `gift_card`, or the key of a manual method. */
export function tenderMethod(tender: Tender): PaymentMethodKey {
  switch (tender.kind) {
    case 'manual':
      return tender.method
    case 'external_card':
      return terminalMethod(tender.provider)
    case 'cash':
    case 'gift_card':
      return tender.kind
  }
}

/**
 * What becomes of a ticket's goods as an order; undefined when it only takes goods back. What came back pays for them
 * first, the tenders for the rest, each with what it gave and never more than is due. Rounding belongs to the order
 * unless money goes to the customer. Total: a ticket that does not add up leaves the order partly unpaid.
 */
export function orderOfTicket(ticket: Ticket): TicketOrder | undefined {
  if (ticket.lines.length === 0) return undefined
  const rounding = ticket.total >= 0 ? ticket.rounding : 0
  const total = Math.max(0, ticket.goods + rounding)
  const credit = Math.min(total, ticket.returned)
  let left = total - credit
  const payments: TicketPayment[] = []
  if (credit > 0)
    payments.push({ tenderId: null, method: exchangeMethod, amount: minorUnits(credit), state: 'paid' })
  for (const tender of ticket.tenders) {
    const amount = Math.min(tender.amount, left)
    if (amount <= 0) continue
    left -= amount
    const { tenderId } = tender
    payments.push({
      tenderId,
      method: tenderMethod(tender),
      amount: minorUnits(amount),
      state: tenderState(tender),
    })
  }
  return { total: minorUnits(total), rounding: minorUnits(rounding), payments }
}
