import { z } from 'zod'

/** How far a message can have come. */
export const entryStates = ['held', 'sent', 'delivered', 'read', 'failed', 'withdrawn'] as const

export const entryStateSchema = z.enum(entryStates).meta({
  id: 'EntryState',
  description:
    '`held`: it can still be taken back; `sent`: on its way, or of a kind that goes nowhere; `failed`: the channel refused it, it can be sent again.',
})

/** How far a message has come. Notes, events and what customers write are `sent` from the beginning. */
export type EntryState = z.infer<typeof entryStateSchema>

const followers: Record<EntryState, readonly EntryState[]> = {
  held: ['sent', 'withdrawn'],
  sent: ['delivered', 'read', 'failed'],
  delivered: ['read'],
  read: [],
  failed: ['held', 'delivered', 'read'],
  withdrawn: [],
}

/**
 * Whether a message may go from one state to another: forward only, since news of a message comes in any order. One
 * that failed may be tried again, or turns out to have arrived after all.
 */
export const mayBecome = (from: EntryState, to: EntryState): boolean => followers[from].includes(to)

/** The states from which a message may come to `to`. */
export const statesBefore = (to: EntryState): EntryState[] =>
  entryStates.filter((from) => mayBecome(from, to))
