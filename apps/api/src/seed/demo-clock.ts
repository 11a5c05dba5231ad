const day = 24 * 3_600_000
const seoulIsAheadBy = 9 * 3_600_000

/** The instant at which it was `time` (`HH:MM`) in Seoul, so many days before `now`. */
export function inSeoul(now: Date, daysAgo: number, time: string): Date {
  const date = new Date(now.getTime() + seoulIsAheadBy - daysAgo * day).toISOString().slice(0, 10)
  return new Date(`${date}T${time}:00.000+09:00`)
}
