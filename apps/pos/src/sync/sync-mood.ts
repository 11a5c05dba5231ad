import type { SyncState } from '../till/till-sync'

/** What the till says of its connection in a word. */
export type SyncMood = 'synced' | 'sending' | 'offline' | 'trouble'

export function syncMood({ trouble, isFrozen, reached, pending }: SyncState): SyncMood {
  if (isFrozen || trouble !== null) return 'trouble'
  if (reached === 'no') return 'offline'
  return pending > 0 || reached === 'not_yet' ? 'sending' : 'synced'
}
