import { announcementText, type RegisterId, readAnnouncement } from '@counterflow/core'
import { isSignedBy } from './device-signature.js'

/** Of which device's ledger, and by whose key it is signed. */
interface Announcing {
  readonly registerId: RegisterId
  readonly epoch: number
  readonly publicKey: string
}

/**
 * The last place that a device has announced under its signature; 0 for none. Its token alone announces nothing, or
 * whoever has that could claim places that nobody has written, and no proof would ever be whole again.
 */
export function announcedLast(
  { registerId, epoch, publicKey }: Announcing,
  announcement: string | undefined,
): number {
  const said = readAnnouncement(announcement)
  if (said === undefined || said.last > farthest) return 0
  const text = announcementText({ register: registerId, epoch, last: said.last })
  return isSignedBy(publicKey, text, said.signature) ? said.last : 0
}

/** A till that records an entry each second needs seventy years for it. */
const farthest = 2 ** 31 - 1
