import { type LedgerEvent, orderOfTicket, type StaffId } from '@counterflow/core'
import type { RouteOutput } from '../../platform/http/route-contract.js'
import type { ledgerEvents } from '../ledger/ledger.table.js'
import type { shiftRoutes } from './shifts.contract.js'

type Entry = RouteOutput<typeof shiftRoutes.entries>['items'][number]
type Facts = Pick<Entry, 'receiptNumber' | 'orderId' | 'amount' | 'reason'>

/** An event of a shift as a list shows it; of one that cannot be read, its place alone. */
export function shiftEntry(
  row: typeof ledgerEvents.$inferSelect,
  event: LedgerEvent | undefined,
  names: ReadonlyMap<StaffId, string>,
): Entry {
  const person = (id: StaffId) => ({ id, name: names.get(id) ?? '' })
  const approvedBy = event?.approvedBy ?? null
  return {
    id: row.id,
    epoch: row.epoch,
    seq: row.seq,
    type: row.type,
    verdict: row.verdict,
    why: row.why,
    staff: row.staffId === null ? null : person(row.staffId),
    approvedBy: approvedBy === null ? null : person(approvedBy),
    eventAt: row.eventAt?.toISOString() ?? null,
    receivedAt: row.receivedAt.toISOString(),
    ...entered(row, event === undefined ? nothing : factsOf(event)),
  }
}

/** Of what waits, or was left out, there is no order to go to. */
const entered = ({ verdict }: typeof ledgerEvents.$inferSelect, facts: Facts): Facts =>
  verdict === 'projected' ? facts : { ...facts, orderId: null }

const nothing: Facts = { receiptNumber: null, orderId: null, amount: null, reason: null }

function factsOf(event: LedgerEvent): Facts {
  switch (event.type) {
    case 'ticket_completed': {
      const { ticket } = event.payload
      const orderId = orderOfTicket(ticket) === undefined ? null : ticket.saleId
      return { receiptNumber: ticket.receiptNumber, orderId, amount: ticket.total, reason: ticket.note }
    }
    case 'shift_opened':
      return { ...nothing, amount: event.payload.float }
    case 'shift_closed':
      return { ...nothing, amount: event.payload.counted, reason: event.payload.note }
    case 'drawer_counted':
      return { ...nothing, amount: event.payload.counted }
    case 'cash_moved': {
      const { direction, amount, reason } = event.payload
      return { ...nothing, amount: direction === 'in' ? amount : -amount, reason }
    }
    case 'drawer_opened':
      return { ...nothing, reason: event.payload.reason }
    case 'ticket_voided':
      return { ...nothing, orderId: event.payload.saleId, reason: event.payload.reason }
    case 'order_drafted':
      return { ...nothing, amount: event.payload.draft.goods }
    case 'tender_resolved':
    case 'receipt_reprinted':
    case 'receipt_mailed':
      return { ...nothing, orderId: event.payload.saleId }
    case 'customer_created':
      return nothing
  }
}
