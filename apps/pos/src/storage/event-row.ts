import type { LedgerEvent } from '@counterflow/core'
import type { EventRow } from './ledger-database'

/** The row of `event`, with what it is found by. */
export function eventRow(deviceId: string, event: LedgerEvent): EventRow {
  return {
    deviceId,
    seq: event.seq,
    hash: event.hash,
    shiftId: event.shiftId,
    type: event.type,
    ...found(event),
    event,
  }
}

function found(event: LedgerEvent): Pick<EventRow, 'saleId' | 'receiptNumber'> {
  switch (event.type) {
    case 'ticket_completed': {
      const { saleId, receiptNumber } = event.payload.ticket
      return { saleId, receiptNumber }
    }
    case 'ticket_voided':
    case 'tender_resolved':
    case 'receipt_reprinted':
    case 'receipt_mailed':
      return { saleId: event.payload.saleId }
    default:
      return {}
  }
}
