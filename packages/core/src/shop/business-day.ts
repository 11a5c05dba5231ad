const minute = 60_000
/** No place on earth is further from UTC, with room to spare. */
const furthest = 36 * 60

const formats = new Map<string, Intl.DateTimeFormat>()

/** Making one takes longer than using it a hundred times. */
function formatOf(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone)
  if (known !== undefined) return known
  const made = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    calendar: 'iso8601',
    numberingSystem: 'latn',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  })
  formats.set(timeZone, made)
  return made
}

/**
 * The day that it is in `timeZone` (IANA) at a moment, as `2026-12-31`.
 * @throws RangeError when there is no such time zone, or the date is none.
 * @example businessDay(new Date('2026-12-31T15:00:00Z'), 'Asia/Seoul') // '2027-01-01'
 */
export function businessDay(at: Date, timeZone: string): string {
  const parts = new Map(
    formatOf(timeZone)
      .formatToParts(at)
      .map(({ type, value }) => [type, value]),
  )
  return `${parts.get('year')}-${parts.get('month')}-${parts.get('day')}`
}

/**
 * The first moment of a day (`2027-01-01`) in `timeZone`: also where clocks leave out midnight.
 * @throws RangeError when there is no such time zone, or the day is none.
 * @example startOfBusinessDay('2027-01-01', 'Asia/Seoul').toISOString() // '2026-12-31T15:00:00.000Z'
 */
export function startOfBusinessDay(day: string, timeZone: string): Date {
  const middle = Date.parse(`${day}T00:00:00Z`)
  if (Number.isNaN(middle)) throw new RangeError(`${day} is no day.`)
  // Clocks are changed at whole minutes; what lies before the day and what does not is halved until they meet.
  let [before, within] = [-furthest, furthest]
  while (within - before > 1) {
    const between = Math.floor((before + within) / 2)
    if (businessDay(new Date(middle + between * minute), timeZone) >= day) within = between
    else before = between
  }
  return new Date(middle + within * minute)
}
