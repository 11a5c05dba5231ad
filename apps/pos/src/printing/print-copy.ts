import type { LedgerEvent, StaffId } from '@counterflow/core'
import type { Till } from '../till/till'
import type { PrintOutcome } from './printing-port'

/** What became of a copy: `denied` and `refused` printed nothing. */
export type CopyOutcome = PrintOutcome | 'denied' | 'refused'

/** Prints a receipt once more, marked as a copy: asked for, recorded, and only then printed. */
export async function printCopy(
  { session, ledger, printing }: Till,
  staffId: StaffId,
  event: Extract<LedgerEvent, { type: 'ticket_completed' }>,
  { isGift }: { readonly isGift: boolean } = { isGift: false },
): Promise<CopyOutcome> {
  const approval = await session.ask('reprint_receipt')
  if (approval === 'denied') return 'denied'
  const { saleId } = event.payload.ticket
  const recording = await ledger.record(
    ({ state }) => ({ type: 'receipt_reprinted', shiftId: state.shift?.id ?? null, payload: { saleId } }),
    staffId,
    approval.approvedBy,
  )
  if (recording.kind !== 'recorded') return 'refused'
  return printing.print({ kind: 'ticket', event, isCopy: true, isGift })
}
