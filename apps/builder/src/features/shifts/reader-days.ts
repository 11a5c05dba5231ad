const two = (part: number) => String(part).padStart(2, '0')

/** The day of an instant by the reader's clock, moved by `step` milliseconds; empty for none: `2026-11-22`. */
export function dayOf(instant: string | undefined, step = 0): string {
  if (instant === undefined) return ''
  const at = new Date(Date.parse(instant) + step)
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`
}

/** The first instant of a day by the reader's clock; undefined for what is no day. */
export function startOfDay(day: string): string | undefined {
  const at = Date.parse(`${day}T00:00:00`)
  return Number.isNaN(at) ? undefined : new Date(at).toISOString()
}

/** The first instant after a day by the reader's clock. */
export function dayAfter(day: string): string | undefined {
  const start = startOfDay(day)
  if (start === undefined) return undefined
  const next = new Date(start)
  // By the calendar, since a day of a change of clocks has another length.
  next.setDate(next.getDate() + 1)
  return next.toISOString()
}
