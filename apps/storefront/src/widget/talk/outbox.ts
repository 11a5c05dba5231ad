import type { Kept } from '../page/kept'

/** A message that the shop has not confirmed yet. */
export interface Pending {
  readonly clientKey: string
  readonly text: string
  /** When it was written, in milliseconds since 1970. */
  readonly at: number
  /** Whether the shop refused it: then it waits for a decision of the visitor. */
  readonly refused: boolean
}

const beginning = 'outbox:'

/**
 * What was written and is not confirmed, kept in the browser until it is: it survives a lost connection, another page
 * and a closed tab. Each message has a place of its own, so that two tabs do not overwrite each other's.
 */
export class Outbox {
  constructor(private readonly kept: Kept) {}

  /** In the order in which they were written. */
  list(): Pending[] {
    return this.kept
      .names(beginning)
      .flatMap((name) => pendingFrom(name.slice(beginning.length), this.kept.read(name)))
      .sort((one, other) => one.at - other.at || (one.clientKey < other.clientKey ? -1 : 1))
  }

  add(pending: Pending): void {
    const { clientKey, ...rest } = pending
    this.kept.write(beginning + clientKey, rest)
  }

  remove(clientKey: string): void {
    this.kept.forget(beginning + clientKey)
  }

  /** Takes out what was confirmed elsewhere. */
  confirm(clientKeys: Iterable<string | null>): void {
    const confirmed = new Set(clientKeys)
    for (const { clientKey } of this.list()) if (confirmed.has(clientKey)) this.remove(clientKey)
  }

  static concerns(changed: string): boolean {
    return changed.startsWith(beginning)
  }
}

function pendingFrom(clientKey: string, value: unknown): Pending[] {
  if (typeof value !== 'object' || value === null) return []
  const { text, at, refused }: { text?: unknown; at?: unknown; refused?: unknown } = value
  if (typeof text !== 'string' || typeof at !== 'number') return []
  return [{ clientKey, text, at, refused: refused === true }]
}
