import type { LocationId, RegisterId } from '@counterflow/core'

/** From which device events come; what `TillDevice` says of one, and of one that is long gone. */
export interface LedgerSource {
  readonly deviceId: string | null
  readonly registerId: RegisterId
  readonly registerName: string
  readonly locationId: LocationId
  readonly epoch: number
  /** ECDSA P-256, SPKI in base64url. */
  readonly publicKey: string
}
