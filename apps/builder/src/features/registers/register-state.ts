import type { Register } from './register-queries'

/** What one wants to know of a register first. */
export type RegisterState = 'closed' | 'none' | 'waiting' | 'frozen' | 'pending' | 'silent' | 'open' | 'ready'

/** After so long without a word of its device, in milliseconds, a register is worth a look. */
const silence = 24 * 60 * 60 * 1_000

/** What else is known of a register: how much of its ledger is held, and whether a shift is open. */
export interface RegisterFacts {
  /** Entries that the device says to have and that have not arrived. Undefined while nobody knows. */
  readonly pending: number | undefined
  /** The last entry that the device has said to have. */
  readonly promised: number
  readonly shiftOpenSince: string | undefined
}

/**
 * The state of a register, what needs somebody first.
 * @param now milliseconds since the epoch
 */
export function registerState(
  register: Register,
  { pending = 0, shiftOpenSince }: Omit<RegisterFacts, 'promised'>,
  now: number,
): RegisterState {
  const { active, device, enrolling } = register
  if (!active) return 'closed'
  if (device === null) return isWaiting(enrolling, now) ? 'waiting' : 'none'
  if (device.frozenAt !== null || device.revokedAt !== null) {
    return isWaiting(enrolling, now) ? 'waiting' : 'frozen'
  }
  if (pending > 0) return 'pending'
  if (device.lastSeenAt === null || now - Date.parse(device.lastSeenAt) > silence) return 'silent'
  return shiftOpenSince === undefined ? 'ready' : 'open'
}

const isWaiting = (enrolling: string | null, now: number) => enrolling !== null && Date.parse(enrolling) > now
