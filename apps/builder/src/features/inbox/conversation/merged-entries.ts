/** What of an entry decides whether and where it is shown. */
export interface Placed {
  readonly id: string
  readonly position: number
  /** The conversation's version when the entry last changed. */
  readonly version: number
}

/** The entries of a conversation as far as they are known. */
export interface KnownEntries<Entry> {
  /** In order of position, each once. */
  readonly entries: readonly Entry[]
  /** Up to here nothing was missed: what changed later is asked for after it. */
  readonly version: number
}

/**
 * What was known with what has come in: each entry once, as it last was, in order of position. It makes no difference
 * in which order or how often something comes in.
 */
export function mergedEntries<Entry extends Placed>(
  known: KnownEntries<Entry> | undefined,
  incoming: KnownEntries<Entry>,
): KnownEntries<Entry> {
  const byId = new Map((known?.entries ?? []).map((entry) => [entry.id, entry]))
  for (const entry of incoming.entries) {
    const before = byId.get(entry.id)
    if (before === undefined || before.version < entry.version) byId.set(entry.id, entry)
  }
  return {
    entries: [...byId.values()].sort((left, right) => left.position - right.position),
    version: Math.max(known?.version ?? 0, incoming.version),
  }
}
