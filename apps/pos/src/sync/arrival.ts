import { type IntakeAnswer, nothingArrived, type Watermark, watermarkAfter } from '@counterflow/core'
import type { LedgerDatabase, MarkRow } from '../storage/ledger-database'
import { putRelaxed } from '../storage/relaxed-put'

/** How far a device's ledger has arrived, and in which of the server's histories that counts. */
export interface Arrival {
  readonly mark: Watermark
  /** Null before the server's first answer. */
  readonly history: string | null
}

/** What the server says of how far it has come. */
export interface ArrivalNews extends IntakeAnswer {
  readonly history: string
}

export async function readArrival(database: LedgerDatabase, deviceId: string): Promise<Arrival> {
  const row = await database.marks.get(deviceId)
  return row === undefined ? { mark: nothingArrived, history: null } : arrivalOf(row)
}

/** The server says it again, but to a till that is shut out: what a power cut takes is only sent once more. */
export async function writeArrival(
  database: LedgerDatabase,
  deviceId: string,
  { mark, history }: Arrival,
): Promise<void> {
  const { contiguous, parked, frozen } = mark
  const row = { deviceId, contiguous, parked: [...parked], frozen, history }
  if (frozen) await database.marks.put(row)
  else await putRelaxed(database.marks, row)
}

/**
 * What is known after `news`. A server in another history was restored from a backup; so was, whatever it says, one
 * that holds less than it once said, since till and server speak of one thing at a time. What it lost is sent again.
 */
export function arrivalAfter({ mark, history }: Arrival, news: ArrivalNews): Arrival {
  const isRestored = (history !== null && history !== news.history) || news.contiguous < mark.contiguous
  return { mark: watermarkAfter(mark, news, isRestored), history: news.history }
}

/**
 * The news as far as it can be about what this ledger has sent, up to `sentUpTo`. Where the server holds more, a copy of
 * this device has sent it: to take its places for ours would leave what was recorded here unsent for ever.
 */
export function newsOfOwn(before: Arrival, news: ArrivalNews, sentUpTo = 0): ArrivalNews {
  const own = Math.max(sentUpTo, before.mark.contiguous, ...before.mark.parked)
  return { ...news, contiguous: Math.min(news.contiguous, own) }
}

/** Whether two say the same. */
export function isSameArrival(one: Arrival, other: Arrival): boolean {
  const { mark } = one
  return (
    one.history === other.history &&
    mark.contiguous === other.mark.contiguous &&
    mark.frozen === other.mark.frozen &&
    mark.parked.size === other.mark.parked.size &&
    [...mark.parked].every((place) => other.mark.parked.has(place))
  )
}

const arrivalOf = ({ contiguous, parked, frozen, history }: MarkRow): Arrival => ({
  mark: { contiguous, parked: new Set(parked), frozen },
  history,
})
