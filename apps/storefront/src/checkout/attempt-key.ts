import { randomKey } from '../platform/random'

/**
 * Gives each attempt to order a key: the same for the same attempt, so that sending it twice orders once, and another
 * as soon as anything is different.
 */
export class AttemptKeys {
  private known: { readonly signature: string; readonly key: string } | undefined
  private attempt = 0

  /** The key for sending `what`. */
  keyFor(what: unknown): string {
    const signature = JSON.stringify([this.attempt, what])
    if (this.known?.signature !== signature) this.known = { signature, key: randomKey() }
    return this.known.key
  }

  /** The last attempt is over, with an answer: the same again is another one. */
  over(): void {
    this.attempt += 1
  }
}
