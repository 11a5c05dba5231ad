import { MoneyRangeError } from '../money/money.js'
import { priceTicket, type TillLine } from './price-ticket.js'
import { changeOf } from './tender.js'
import type { Ticket } from './ticket.js'

/** What does not add up in a ticket. */
export type TicketFault =
  | 'nothing_in_it'
  | 'wrong_price'
  | 'wrong_total'
  | 'tenders_do_not_cover'
  | 'change_without_cash'
  | 'double_tender'
  | 'double_line'
  | 'amount_out_of_range'

/**
 * What does not add up in `ticket`, by its own figures: the till asks before it is recorded, the server again when it
 * arrives. Codes are taken as the amounts that they took, since what else they would give is not on the ticket.
 */
export function ticketFaults(ticket: Ticket): TicketFault[] {
  const faults: TicketFault[] = []
  if (ticket.lines.length === 0 && ticket.returns.length === 0) faults.push('nothing_in_it')
  try {
    if (!isPricedRight(ticket)) faults.push('wrong_price')
  } catch (error) {
    if (!(error instanceof MoneyRangeError)) throw error
    faults.push('amount_out_of_range')
  }
  if (ticket.total !== ticket.goods - ticket.returned + ticket.rounding) faults.push('wrong_total')
  const paid = ticket.tenders.reduce((sum, { amount }) => sum + amount, 0)
  if (paid !== ticket.total) faults.push('tenders_do_not_cover')
  if (
    ticket.tenders.some(
      (tender) => tender.kind === 'cash' && tender.given !== null && tender.given < tender.amount,
    )
  )
    faults.push('change_without_cash')
  if (hasTwice(ticket.tenders.map(({ tenderId }) => tenderId))) faults.push('double_tender')
  if ([ticket.lines, ticket.returns].some((lines) => hasTwice(lines.map(({ lineId }) => lineId))))
    faults.push('double_line')
  return faults
}

const hasTwice = (ids: readonly string[]) => new Set(ids).size < ids.length

function isPricedRight(ticket: Ticket): boolean {
  const sumOf = (amounts: readonly number[]) => amounts.reduce((sum, amount) => sum + amount, 0)
  const lines = ticket.lines.map(({ discount: _, total: __, tax: ___, ...line }): TillLine => line)
  if (ticket.codes.length > 0) {
    // What a code was for is not on the ticket: then its sums must hold, and each line its own.
    return (
      ticket.lines.every(
        ({ unitPrice, quantity, discount, total }) => unitPrice * quantity - discount === total,
      ) &&
      sumOf(ticket.lines.map(({ unitPrice, quantity }) => unitPrice * quantity)) === ticket.subtotal &&
      sumOf(ticket.lines.map(({ discount }) => discount)) === ticket.discount &&
      sumOf(ticket.lines.map(({ tax }) => tax)) === ticket.tax &&
      ticket.goods === ticket.subtotal - ticket.discount + (ticket.taxRule.included ? 0 : ticket.tax) &&
      ticket.returned === sumOf(ticket.returns.map(({ amount }) => amount))
    )
  }
  const priced = priceTicket({ ...ticket, lines, codes: [] })
  return (
    priced.lines.every(({ discount, total, tax }, index) => {
      const line = ticket.lines[index]
      return line !== undefined && line.discount === discount && line.total === total && line.tax === tax
    }) &&
    priced.subtotal === ticket.subtotal &&
    priced.discount === ticket.discount &&
    priced.tax === ticket.tax &&
    priced.goods === ticket.goods &&
    priced.returned === ticket.returned
  )
}

/** The cash that stays in the drawer for a ticket; below zero it left the drawer. Change is no part of it. */
export function cashOf({ tenders }: Pick<Ticket, 'tenders'>): number {
  return tenders.reduce((sum, tender) => (tender.kind === 'cash' ? sum + tender.amount : sum), 0)
}

/** All change that a ticket gives back. */
export function changeDue({ tenders }: Pick<Ticket, 'tenders'>): number {
  return tenders.reduce((sum, tender) => sum + changeOf(tender), 0)
}
