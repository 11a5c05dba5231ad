import type { SaleId, ShiftId } from '../identifier/id.js'
import type { Currency } from '../money/currency.js'
import { chainStart } from './chain.js'
import { cashOf } from './check-ticket.js'
import type { LedgerEvent, LedgerPayload } from './ledger-event.js'
import { RecordedTickets } from './recorded-tickets.js'
import { ticketAfter } from './settle-tender.js'
import { tenderState } from './tender.js'
import type { Ticket } from './ticket.js'

/** A shift as its events tell it. All amounts are minor units of `currency`. */
export interface ShiftState {
  readonly id: ShiftId
  readonly currency: Currency
  readonly float: number
  /** What should lie in the drawer: the float, cash of tickets, and what was put in and taken out. */
  readonly cash: number
  readonly tickets: number
  readonly voided: number
  /** What the drawer was last counted to hold; null: not yet. */
  readonly counted: number | null
  readonly isOpen: boolean
}

/** What a register knows of itself, derived from its events and from nothing else. */
export interface RegisterState {
  readonly seq: number
  readonly hash: string
  /** How many tickets this device has numbered. */
  readonly ticketNumber: number
  /** The shift under way, or the last one. */
  readonly shift: ShiftState | undefined
  /** Those of that shift: what was sold before can be brought back, and no more be voided. */
  readonly tickets: RecordedTickets
  /** Those of any shift that have a tender which somebody must still settle. */
  readonly unsettled: ReadonlyMap<SaleId, Ticket>
}

/** A register before anything has happened. */
export const newRegister: RegisterState = {
  seq: 0,
  hash: chainStart,
  ticketNumber: 0,
  shift: undefined,
  tickets: RecordedTickets.none,
  unsettled: new Map(),
}

/**
 * What is known after `event`. Total: an event that makes no sense, which a till of ours never records, changes
 * nothing but the place in the chain, so that one bad entry can hide no other.
 */
export function afterEvent(state: RegisterState, event: LedgerEvent): RegisterState {
  return { ...state, ...changeBy(state, event), seq: event.seq, hash: event.hash }
}

/** What is known after all of `events`, in order of `seq`. */
export function registerFrom(events: Iterable<LedgerEvent>): RegisterState {
  let state = newRegister
  for (const event of events) state = afterEvent(state, event)
  return state
}

type Change = Partial<Omit<RegisterState, 'seq' | 'hash'>>

function changeBy(state: RegisterState, event: LedgerEvent): Change {
  switch (event.type) {
    case 'shift_opened':
      return event.shiftId === null
        ? {}
        : { shift: opened(event.shiftId, event.payload), tickets: RecordedTickets.none }
    case 'ticket_completed':
      return completed(state, event.payload.ticket)
    case 'ticket_voided':
      return voided(state, event.payload.saleId)
    case 'tender_resolved':
      return resolved(state, event.payload)
    case 'cash_moved':
      return inShift(state, ({ cash }) => ({
        cash: cash + (event.payload.direction === 'in' ? event.payload.amount : -event.payload.amount),
      }))
    case 'drawer_counted':
      return inShift(state, () => ({ counted: event.payload.counted }))
    case 'shift_closed':
      return inShift(state, () => ({ counted: event.payload.counted, isOpen: false }))
    case 'drawer_opened':
    case 'receipt_reprinted':
    case 'receipt_mailed':
    case 'order_drafted':
    case 'customer_created':
      return {}
  }
}

function opened(id: ShiftId, { currency, float }: LedgerPayload<'shift_opened'>): ShiftState {
  return { id, currency, float, cash: float, tickets: 0, voided: 0, counted: null, isOpen: true }
}

function inShift(state: RegisterState, change: (shift: ShiftState) => Partial<ShiftState>): Change {
  return state.shift === undefined ? {} : { shift: { ...state.shift, ...change(state.shift) } }
}

function completed(state: RegisterState, ticket: Ticket): Change {
  if (state.tickets.has(ticket.saleId)) return {}
  return {
    ticketNumber: state.ticketNumber + 1,
    tickets: state.tickets.with({ ticket, isVoided: false }),
    ...(isSettled(ticket) ? {} : { unsettled: new Map(state.unsettled).set(ticket.saleId, ticket) }),
    ...inShift(state, ({ cash, tickets }) => ({ cash: cash + cashOf(ticket), tickets: tickets + 1 })),
  }
}

function voided(state: RegisterState, saleId: SaleId): Change {
  const recorded = state.tickets.get(saleId)
  if (recorded === undefined || recorded.isVoided) return {}
  return {
    tickets: state.tickets.with({ ...recorded, isVoided: true }),
    unsettled: without(state.unsettled, saleId),
    ...inShift(state, (shift) => ({ cash: shift.cash - cashOf(recorded.ticket), voided: shift.voided + 1 })),
  }
}

function resolved(state: RegisterState, { saleId, ...outcome }: LedgerPayload<'tender_resolved'>): Change {
  const ticket = state.unsettled.get(saleId)
  if (ticket === undefined) return {}
  const now = ticketAfter(ticket, outcome)
  return {
    unsettled: isSettled(now) ? without(state.unsettled, saleId) : new Map(state.unsettled).set(saleId, now),
  }
}

function without(tickets: ReadonlyMap<SaleId, Ticket>, saleId: SaleId): ReadonlyMap<SaleId, Ticket> {
  const left = new Map(tickets)
  left.delete(saleId)
  return left
}

const isSettled = ({ tenders }: Ticket) => tenders.every((tender) => tenderState(tender) === 'paid')
