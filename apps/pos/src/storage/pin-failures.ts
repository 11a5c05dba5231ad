import type { PinFailureStore } from '../session/pin-guard'
import type { LedgerDatabase } from './ledger-database'

/** Wrong PINs are counted in the ledger's database: on the disk, whatever is closed or reloaded. */
export const pinFailuresIn = ({ pinFailures }: LedgerDatabase): PinFailureStore => ({
  read: (staffId) => pinFailures.get(staffId),
  write: async (staffId, failures) => {
    if (failures === undefined) await pinFailures.delete(staffId)
    else await pinFailures.put({ staffId, ...failures })
  },
})
