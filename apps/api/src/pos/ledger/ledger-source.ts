import type { LocationId, RegisterId } from '@counterflow/core'

/** Whose ledger events belong to; what `TillDevice` says of a device, and of one that is long gone. */
export interface LedgerSource {
  /**
   * The device, where it speaks itself. What its successor, a file, paper or a person brings says nothing of where it
   * is, and freezes nobody.
   */
  readonly deviceId: string | null
  readonly registerId: RegisterId
  readonly registerName: string
  readonly locationId: LocationId
  readonly epoch: number
  /** ECDSA P-256, SPKI in base64url. */
  readonly publicKey: string
}
