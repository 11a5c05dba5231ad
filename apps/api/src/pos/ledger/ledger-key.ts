import type { RegisterId } from '@counterflow/core'

/** Which device's ledger. */
export interface LedgerKey {
  readonly registerId: RegisterId
  readonly epoch: number
}

/** The same as one text. */
export const ledgerName = ({ registerId, epoch }: LedgerKey): string => `${registerId}/${epoch}`
