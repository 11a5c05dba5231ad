import type { SaleId, ShiftId, TenderId } from '../identifier/id.js'
import { type TicketFault, ticketFaults } from './check-ticket.js'
import type { LedgerEventType, LedgerPayload } from './ledger-event.js'
import type { RegisterState } from './register-state.js'
import { tenderState } from './tender.js'

/** What somebody wants to do at a till: the event that would tell of it. */
export type LedgerWish = {
  [Type in LedgerEventType]: {
    readonly type: Type
    readonly shiftId: ShiftId | null
    readonly payload: LedgerPayload<Type>
  }
}[LedgerEventType]

/** Why it cannot be done. The till says so in words, and what to do instead. */
export type LedgerRefusal =
  | { readonly why: 'no_open_shift' }
  | { readonly why: 'shift_is_open'; readonly shiftId: ShiftId }
  | { readonly why: 'another_shift'; readonly shiftId: ShiftId }
  | { readonly why: 'another_currency' }
  | { readonly why: 'faulty_ticket'; readonly faults: readonly TicketFault[] }
  | { readonly why: 'ticket_known'; readonly saleId: SaleId }
  | { readonly why: 'unknown_ticket'; readonly saleId: SaleId }
  | { readonly why: 'ticket_voided'; readonly saleId: SaleId }
  | { readonly why: 'nothing_to_settle'; readonly tenderId: TenderId }
  | { readonly why: 'wrong_count' }
  | { readonly why: 'wrong_expectation'; readonly expected: number }
  | { readonly why: 'more_than_in_drawer'; readonly cash: number }

/**
 * Why a wish cannot be recorded after what a register knows; undefined when it can. Asked in the same transaction that
 * would record it, so that two tabs cannot both be right.
 */
export function refusalOf(state: RegisterState, wish: LedgerWish): LedgerRefusal | undefined {
  if (wish.type === 'customer_created') return undefined
  if (wish.type === 'shift_opened') return refuseOpening(state)
  const { shift } = state
  if (shift === undefined || !shift.isOpen) return { why: 'no_open_shift' }
  if (wish.shiftId !== shift.id) return { why: 'another_shift', shiftId: shift.id }
  switch (wish.type) {
    case 'ticket_completed':
      return refuseTicket(state, shift.currency, wish.payload)
    case 'ticket_voided':
      return refuseVoiding(state, wish.payload.saleId)
    case 'receipt_reprinted':
    case 'receipt_mailed':
    case 'order_drafted':
      return undefined
    case 'tender_resolved':
      return refuseSettling(state, wish.payload)
    case 'cash_moved':
      return wish.payload.direction === 'out' && wish.payload.amount > shift.cash
        ? { why: 'more_than_in_drawer', cash: shift.cash }
        : undefined
    case 'drawer_counted':
      return isCounted(wish.payload) ? undefined : { why: 'wrong_count' }
    case 'shift_closed':
      return wish.payload.expected === shift.cash
        ? undefined
        : { why: 'wrong_expectation', expected: shift.cash }
    case 'drawer_opened':
      return undefined
  }
}

function refuseOpening({ shift }: RegisterState): LedgerRefusal | undefined {
  return shift?.isOpen ? { why: 'shift_is_open', shiftId: shift.id } : undefined
}

function refuseTicket(
  state: RegisterState,
  currency: string,
  { ticket }: LedgerPayload<'ticket_completed'>,
): LedgerRefusal | undefined {
  if (state.tickets.has(ticket.saleId)) return { why: 'ticket_known', saleId: ticket.saleId }
  if (ticket.currency !== currency) return { why: 'another_currency' }
  const faults = ticketFaults(ticket)
  return faults.length > 0 ? { why: 'faulty_ticket', faults } : undefined
}

function refuseVoiding(state: RegisterState, saleId: SaleId): LedgerRefusal | undefined {
  const recorded = state.tickets.get(saleId)
  if (recorded === undefined) return { why: 'unknown_ticket', saleId }
  return recorded.isVoided ? { why: 'ticket_voided', saleId } : undefined
}

function refuseSettling(
  { unsettled }: RegisterState,
  { saleId, tenderId }: LedgerPayload<'tender_resolved'>,
): LedgerRefusal | undefined {
  const tender = unsettled.get(saleId)?.tenders.find((one) => one.tenderId === tenderId)
  return tender === undefined || tenderState(tender) === 'paid'
    ? { why: 'nothing_to_settle', tenderId }
    : undefined
}

function isCounted({ pieces, counted }: LedgerPayload<'drawer_counted'>): boolean {
  return (
    pieces.length === 0 ||
    pieces.reduce((sum, { value, pieces: count }) => sum + value * count, 0) === counted
  )
}
