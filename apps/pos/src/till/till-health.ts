import type { Live } from './live'

/** What may be wrong with this device itself, and what can be done about it. */
export interface TillHealth {
  /** Places of the ledger whose rows cannot be read. They are kept, and sent as they are. */
  readonly unreadable: Live<readonly number[]>
  /** All that this device has recorded and still has, as a file of lines of JSON. */
  exportLedger(): Promise<Blob>
  /** Asks for a new code, since another device has taken this register over. What is not sent yet is sent all the same. */
  enrolAgain(): void
}
