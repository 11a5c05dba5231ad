import { heardSyncVersion, type TillSyncVersion, tillSyncVersions } from '@counterflow/core'
import { tillTooNew, tillTooOld } from './device-problems.js'

/**
 * The version of the contract that a till speaks by what it says of itself.
 * @throws Problem `till-too-old` or `till-too-new`, and nothing of the request is taken in.
 */
export function spokenVersion(said: string | undefined): TillSyncVersion {
  const heard = heardSyncVersion(said)
  if (heard.kind === 'spoken') return heard.version
  throw heard.kind === 'till_too_old' ? tillTooOld(tillSyncVersions) : tillTooNew(tillSyncVersions)
}
