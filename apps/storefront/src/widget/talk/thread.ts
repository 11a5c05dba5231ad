import type { ChatEntries, ChatEntry } from './chat-types'

/** What is known of a conversation. */
export interface Thread {
  /** In the order of their positions, each once. */
  readonly entries: readonly ChatEntry[]
  /** Up to where all is known; null while nothing is. */
  readonly version: number | null
  /** Whether there is more before the first entry. */
  readonly earlier: boolean
  /** Whether somebody of the shop has looked at it all. */
  readonly seen: boolean
  readonly codes: readonly string[]
}

export const emptyThread: Thread = { entries: [], version: null, earlier: false, seen: false, codes: [] }

/** `entries` with others added or in the place of what they were: in order, and each once. */
function merged(entries: readonly ChatEntry[], others: readonly ChatEntry[]): readonly ChatEntry[] {
  if (others.length === 0) return entries
  const byPosition = new Map(entries.map((entry) => [entry.position, entry]))
  for (const entry of others) byPosition.set(entry.position, entry)
  return [...byPosition.values()].sort((one, other) => one.position - other.position)
}

/** The conversation from its latest page on. */
export function withLatest(thread: Thread, { entries, version, more, seen, codes }: ChatEntries): Thread {
  const earlier = thread.version === null ? more : thread.earlier
  return {
    entries: merged(thread.entries, entries),
    version: later(thread.version, version),
    earlier,
    seen,
    codes,
  }
}

/** With what changed since. News that is older than what is known changes nothing that is known better. */
export function withNews(thread: Thread, { entries, version, seen, codes }: ChatEntries): Thread {
  if (thread.version !== null && version < thread.version) return thread
  return {
    ...thread,
    entries: merged(thread.entries, entries),
    version: later(thread.version, version),
    seen,
    codes,
  }
}

/** Whether something happened between what is known and news that tell only of what came after `after`. */
export const hasMissed = ({ version }: Thread, after: number): boolean => (version ?? 0) < after

/** With a page of what was said before. */
export function withEarlier(thread: Thread, { entries, more }: ChatEntries): Thread {
  return { ...thread, entries: merged(entries, thread.entries), earlier: more }
}

/** With what was just sent: others may have written meanwhile, so the version stays. */
export function withSent(thread: Thread, entry: ChatEntry): Thread {
  if (thread.entries.some(({ position }) => position === entry.position)) return thread
  return { ...thread, entries: merged(thread.entries, [entry]), seen: false }
}

/** Where the latest message of the shop is; 0 where there is none. */
export function latestOfShop({ entries }: Thread): number {
  return entries.findLast(({ from }) => from === 'shop')?.position ?? 0
}

/** How many messages of the shop come after `position`. */
export function unreadAfter({ entries }: Thread, position: number): number {
  return entries.filter((entry) => entry.from === 'shop' && entry.position > position).length
}

const later = (one: number | null, other: number) => Math.max(one ?? 0, other)
