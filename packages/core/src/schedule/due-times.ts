import type { CronTimes } from './cron.js'
import type { MissedPolicy } from './schedule-config.js'

/** The most runs that are made for missed times at once. */
export const mostMissedRuns = 100
/** Up to how many missed times are counted. */
export const mostMissedCounted = 1_000
/** How long after its time a run is still on time, in milliseconds: as fine as cron itself. */
export const onTimeMilliseconds = 60_000

/** A run to be made. Instants are in milliseconds since the epoch. */
export interface Firing {
  readonly scheduledFor: number
  /** How many missed times the run stands for, itself among them; 0 when it is on time. */
  readonly missed: number
}

/** What a schedule has to do now, and when it is due again; undefined: never. */
export interface DueTimes {
  readonly firings: readonly Firing[]
  readonly next: number | undefined
}

/**
 * What is due at `now` of a schedule whose next time was `dueAt`. A time is missed when it is over a minute ago, which
 * is so only when the server was away; `policy` says what becomes of those.
 */
export function dueTimes(times: CronTimes, dueAt: number, now: number, policy: MissedPolicy): DueTimes {
  if (dueAt > now) return { firings: [], next: dueAt }
  const next = times.after(now)
  const { late, onTime } = passedTimes(times, dueAt, now)
  return { next, firings: firingsOf(late, onTime, policy) }
}

interface Passed {
  /** How many times were missed, and the last of them. */
  readonly late: { readonly count: number; readonly last: readonly number[] }
  /** The time that is due just now, if there is one. */
  readonly onTime: number | undefined
}

function passedTimes(times: CronTimes, dueAt: number, now: number): Passed {
  // By its expression, a schedule has at most one time in the minute before now.
  const recent = times.upTo(now, mostMissedRuns + 1).filter((time) => time >= dueAt)
  const newest = recent.at(-1)
  const onTime = newest !== undefined && now - newest < onTimeMilliseconds ? newest : undefined
  const last = onTime === undefined ? recent.slice(-mostMissedRuns) : recent.slice(0, -1)
  if (last.length < mostMissedRuns) return { late: { count: last.length, last }, onTime }
  let count = 0
  let time: number | undefined = dueAt
  while (time !== undefined && time <= (last.at(-1) ?? now) && count < mostMissedCounted) {
    count += 1
    time = times.after(time)
  }
  return { late: { count, last }, onTime }
}

function firingsOf(
  { count, last }: Passed['late'],
  onTime: number | undefined,
  policy: MissedPolicy,
): Firing[] {
  const now: Firing[] = onTime === undefined ? [] : [{ scheduledFor: onTime, missed: 0 }]
  const newest = last.at(-1)
  if (newest === undefined) return now
  switch (policy) {
    case 'skip':
      return now
    case 'once':
      return [{ scheduledFor: onTime ?? newest, missed: count }]
    case 'all':
      return [
        // Those that are too many for a run of their own are told by the first.
        ...last.map((scheduledFor, index) => ({
          scheduledFor,
          missed: index === 0 ? count - last.length + 1 : 1,
        })),
        ...now,
      ]
  }
}
