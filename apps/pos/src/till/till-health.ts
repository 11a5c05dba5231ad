import type { Live } from './live'

/** What may be wrong with this device itself. */
export interface TillHealth {
  /** Places of the ledger whose rows cannot be read. They are kept, and sent as they are. */
  readonly unreadable: Live<readonly number[]>
}
