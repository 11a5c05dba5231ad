import type { LedgerEvent } from './ledger-event.js'

/** What a server answers to a batch: how far it holds the ledger of this epoch without a gap, and what it set aside. */
export interface IntakeAnswer {
  readonly epoch: number
  readonly contiguous: number
  /** Places whose events wait for a person. They are stored, and are not to be sent again. */
  readonly parked: readonly number[]
  /** The device must record nothing more: another one has its place. */
  readonly frozen: boolean
}

/** What a till knows of how far its ledger has arrived. */
export interface Watermark {
  readonly contiguous: number
  readonly parked: ReadonlySet<number>
  readonly frozen: boolean
}

export const nothingArrived: Watermark = { contiguous: 0, parked: new Set(), frozen: false }

/**
 * The watermark after `answer`. It only rises: an answer that was on the way for long takes nothing back. One of a
 * server that was restored from a backup may be lower; `restored` says that it counts all the same.
 */
export function watermarkAfter(mark: Watermark, answer: IntakeAnswer, restored = false): Watermark {
  const contiguous = restored ? answer.contiguous : Math.max(mark.contiguous, answer.contiguous)
  const parked = new Set(restored ? answer.parked : [...mark.parked, ...answer.parked])
  for (const place of parked) if (place <= contiguous) parked.delete(place)
  return { contiguous, parked, frozen: mark.frozen || answer.frozen }
}

/** The events to send next: those that have not arrived, in order of `seq`, and at most so many. */
export function nextBatch(events: Iterable<LedgerEvent>, mark: Watermark, most: number): LedgerEvent[] {
  const batch: LedgerEvent[] = []
  for (const event of events) {
    if (batch.length >= most) break
    if (event.seq > mark.contiguous && !mark.parked.has(event.seq)) batch.push(event)
  }
  return batch
}

/**
 * How long to wait before the next attempt, in milliseconds, after so many failures in a row: doubling from a second
 * to five minutes, for ever, and a quarter more or less, so that fifty tills do not come back in the same second.
 * @param chance from 0 to 1.
 */
export function syncDelay(failures: number, chance: number): number {
  const steady = Math.min(300_000, 1_000 * 2 ** Math.min(failures, 20))
  return Math.round(steady * (0.75 + chance / 2))
}
