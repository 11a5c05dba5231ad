import type { SaleId, ShiftId, StaffId } from '../identifier/id.js'
import type { Currency } from '../money/currency.js'
import { cashOf } from './check-ticket.js'
import type { LedgerEvent } from './ledger-event.js'
import type { Tender } from './tender.js'
import type { Ticket } from './ticket.js'

/** What came in by one way of paying. Amounts are minor units of the report's currency. */
export interface TenderTotal {
  /** `cash`, `gift_card`, `card:<provider>` or the key of a manual method. */
  readonly method: string
  readonly count: number
  readonly amount: number
}

/**
 * The report of a shift (a Z report once it is closed), from its events alone, so that till and server come to the
 * same unit. Amounts are minor units of `currency`.
 */
export interface ShiftReport {
  readonly shiftId: ShiftId
  readonly currency: Currency
  readonly openedBy: StaffId
  readonly openedAt: string
  readonly closedAt: string | null
  readonly float: number
  readonly tickets: number
  readonly voided: number
  /** What goods cost with tax, after discounts, without voided tickets. */
  readonly sold: number
  readonly returned: number
  readonly discount: number
  readonly tax: number
  readonly rounding: number
  readonly tenders: readonly TenderTotal[]
  readonly paidIn: number
  readonly paidOut: number
  /** What should lie in the drawer. */
  readonly expected: number
  readonly counted: number | null
  /** `counted - expected`: below zero there is too little. */
  readonly difference: number | null
  /** How often the drawer was opened without a sale. */
  readonly drawerOpenings: number
}

/** The report of `shiftId` from `events` in order of `seq`; undefined when they do not open it. */
export function shiftReport(shiftId: ShiftId, events: Iterable<LedgerEvent>): ShiftReport | undefined {
  let report: ShiftReport | undefined
  const tickets = new Map<SaleId, Ticket>()
  for (const event of events) {
    if (event.shiftId === shiftId) report = shiftReportAfter(report, event, tickets)
  }
  return report
}

/**
 * The report after one more event of its shift; undefined as long as none has opened it.
 * @param tickets those of the shift that are not voided; it is brought along. Whoever goes on from a stored report
 * hands in the ones that `event` names.
 */
export function shiftReportAfter(
  report: ShiftReport | undefined,
  event: LedgerEvent,
  tickets: Map<SaleId, Ticket>,
): ShiftReport | undefined {
  return report === undefined ? begun(event) : continued(report, event, tickets)
}

function begun(event: LedgerEvent): ShiftReport | undefined {
  const { shiftId } = event
  if (event.type !== 'shift_opened' || shiftId === null) return undefined
  const { currency, float } = event.payload
  return {
    shiftId,
    currency,
    openedBy: event.staffId,
    openedAt: event.deviceTime,
    closedAt: null,
    float,
    tickets: 0,
    voided: 0,
    sold: 0,
    returned: 0,
    discount: 0,
    tax: 0,
    rounding: 0,
    tenders: [],
    paidIn: 0,
    paidOut: 0,
    expected: float,
    counted: null,
    difference: null,
    drawerOpenings: 0,
  }
}

function continued(report: ShiftReport, event: LedgerEvent, tickets: Map<SaleId, Ticket>): ShiftReport {
  switch (event.type) {
    case 'ticket_completed': {
      const { ticket } = event.payload
      if (tickets.has(ticket.saleId)) return report
      tickets.set(ticket.saleId, ticket)
      return { ...withTicket(report, ticket, 1), tickets: report.tickets + 1 }
    }
    case 'ticket_voided': {
      const ticket = tickets.get(event.payload.saleId)
      if (ticket === undefined) return report
      tickets.delete(event.payload.saleId)
      return { ...withTicket(report, ticket, -1), voided: report.voided + 1 }
    }
    case 'cash_moved': {
      const { direction, amount } = event.payload
      return direction === 'in'
        ? { ...report, paidIn: report.paidIn + amount, expected: report.expected + amount }
        : { ...report, paidOut: report.paidOut + amount, expected: report.expected - amount }
    }
    case 'drawer_opened':
      return { ...report, drawerOpenings: report.drawerOpenings + 1 }
    case 'drawer_counted':
      return { ...report, counted: event.payload.counted }
    case 'shift_closed': {
      const { counted } = event.payload
      return { ...report, counted, difference: counted - report.expected, closedAt: event.deviceTime }
    }
    case 'shift_opened':
    case 'tender_resolved':
    case 'receipt_reprinted':
    case 'receipt_mailed':
    case 'order_drafted':
    case 'customer_created':
      return report
  }
}

/** Adds a ticket (`sign` 1) or takes it off again (-1). */
function withTicket(report: ShiftReport, ticket: Ticket, sign: 1 | -1): ShiftReport {
  const returnedTax = ticket.returns.reduce((sum, { tax }) => sum + tax, 0)
  return {
    ...report,
    sold: report.sold + sign * ticket.goods,
    returned: report.returned + sign * ticket.returned,
    discount: report.discount + sign * ticket.discount,
    tax: report.tax + sign * (ticket.tax - returnedTax),
    rounding: report.rounding + sign * ticket.rounding,
    expected: report.expected + sign * cashOf(ticket),
    tenders: ticket.tenders.reduce((totals, tender) => withTender(totals, tender, sign), report.tenders),
  }
}

function withTender(totals: readonly TenderTotal[], tender: Tender, sign: 1 | -1): readonly TenderTotal[] {
  const method = methodOf(tender)
  const before = totals.find((total) => total.method === method)
  const now = {
    method,
    count: (before?.count ?? 0) + sign,
    amount: (before?.amount ?? 0) + sign * tender.amount,
  }
  const others = totals.filter((total) => total !== before)
  if (now.count === 0 && now.amount === 0) return others
  return [...others, now].sort((left, right) => (left.method < right.method ? -1 : 1))
}

function methodOf(tender: Tender): string {
  switch (tender.kind) {
    case 'manual':
      return tender.method
    case 'external_card':
      return `card:${tender.provider}`
    case 'cash':
    case 'gift_card':
      return tender.kind
  }
}
