import type {
  LedgerEvent,
  LedgerEventType,
  LedgerView,
  LedgerWish,
  Recording,
  SaleId,
  ShiftId,
  StaffId,
} from '@counterflow/core'
import type { Live } from './live'

/**
 * Why nothing could be recorded although the wish was right. `frozen`: another device has taken this register over.
 * `disk_full`, `storage`: the device could not write it down, and nothing has happened.
 */
export type RecordingFailure = 'frozen' | 'disk_full' | 'storage'

/** What became of a wish. Only `recorded` may open a drawer or print a receipt. */
export type TillRecording = Recording | { readonly kind: 'failed'; readonly why: RecordingFailure }

/** Which events of this register to look up on this device, the newest first. */
export interface EventQuery {
  readonly types?: readonly LedgerEventType[]
  /** Only what stands before this place. */
  readonly before?: number
  readonly most: number
}

/** The register's own ledger. */
export interface TillLedger {
  readonly view: Live<LedgerView>
  /**
   * Writes down what somebody did; it is on the disk when the promise resolves. Never rejects.
   * @param wishAfter see `record` of core: asked with what the ledger holds, as often as another one was faster.
   * @param staffId who did it, as the session said when they began.
   */
  record(
    wishAfter: (view: LedgerView) => LedgerWish,
    staffId: StaffId,
    approvedBy?: StaffId | null,
  ): Promise<TillRecording>
  /** What is still on the device; sales that have arrived are kept for the number of days that the shop says. */
  events(query: EventQuery): Promise<readonly LedgerEvent[]>
  /** In the order in which they happened. */
  ofShift(shiftId: ShiftId): Promise<readonly LedgerEvent[]>
  /** Everything about one ticket, in the order in which it happened. */
  ofSale(saleId: SaleId): Promise<readonly LedgerEvent[]>
  /** The ticket with this number on its receipt, if this device sold it and still has it. */
  byReceiptNumber(receiptNumber: string): Promise<LedgerEvent | undefined>
}
