import type { LedgerEvent } from './ledger-event.js'

/** Beyond it a device's clock is told to be wrong, in milliseconds. */
export const clockTolerance = 120_000

/** When something was, as well as can be known. All are instants in ISO 8601. */
export interface EventTime {
  /** As the device's clock had it. */
  readonly eventAt: string
  /** Put right by how far that clock was off, and never later than it arrived. */
  readonly happenedAt: string
}

/**
 * When `event` was. Nothing is ordered by it (the sequence is): it says to which day a sale belongs.
 * @param offset the server's time less the device's in milliseconds when the batch arrived, for an event that was
 * recorded before the two had ever spoken.
 */
export function eventTime(
  event: Pick<LedgerEvent, 'deviceTime' | 'serverOffset'>,
  receivedAt: string,
  offset: number,
): EventTime {
  const eventAt = new Date(event.deviceTime).toISOString()
  const corrected = Date.parse(event.deviceTime) + (event.serverOffset ?? offset)
  const happened = Math.min(corrected, Date.parse(receivedAt))
  return { eventAt, happenedAt: new Date(Math.max(0, happened)).toISOString() }
}

/** Whether a clock that is off by so many milliseconds is wrong. */
export const isClockWrong = (offset: number): boolean => Math.abs(offset) > clockTolerance

/** How many whole minutes lie between two instants in ISO 8601; never below 0. */
export function minutesBetween(from: string, to: string): number {
  return Math.max(0, Math.floor((Date.parse(to) - Date.parse(from)) / 60_000))
}
