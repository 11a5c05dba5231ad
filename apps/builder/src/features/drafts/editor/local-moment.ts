const minuteInMilliseconds = 60_000
const yearInMilliseconds = 366 * 24 * 3_600_000

/** A moment as a field of the browser for local date and time holds it. */
export function localInput(moment: Date): string {
  const shifted = new Date(moment.getTime() - moment.getTimezoneOffset() * minuteInMilliseconds)
  return shifted.toISOString().slice(0, 'yyyy-mm-ddThh:mm'.length)
}

/** The instant that was typed, ISO 8601; undefined unless it lies within the year from `now` on. */
export function momentOf(typed: string, now = Date.now()): string | undefined {
  const moment = typed === '' ? Number.NaN : new Date(typed).getTime()
  if (Number.isNaN(moment) || moment <= now || moment > now + yearInMilliseconds) return undefined
  return new Date(moment).toISOString()
}
