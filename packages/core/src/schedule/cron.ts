import { Cron } from 'croner'

/** Why a cron expression cannot be used. */
export type CronFault = 'cron_invalid' | 'cron_too_often' | 'cron_never' | 'time_zone_unknown'

/** The times that a cron expression names. All instants are in milliseconds since the epoch. */
export interface CronTimes {
  /** The first time after `instant`; undefined when there is none. */
  after(instant: number): number | undefined
  /** The last `count` times up to `instant`, itself included, the oldest first. */
  upTo(instant: number, count: number): number[]
}

/** A cron expression as it was understood, or why it was not. `detail` is English, for programs and logs. */
export type CronReading =
  | { readonly times: CronTimes; readonly fault?: undefined }
  | { readonly fault: CronFault; readonly detail: string; readonly times?: undefined }

const nickname = /^@(hourly|daily|weekly|monthly|yearly|annually|midnight)$/i
/** Any instant will do to see whether there is ever a time: a cron has no year. */
const anyInstant = Date.UTC(2024, 0, 1)

/**
 * Reads five parts (minute, hour, day, month, weekday) or a name such as `@daily`, in a time zone by its IANA name.
 *
 * Where clocks are put forward, a time that does not exist moves to the end of the gap. Where they are put back, a
 * fixed time comes once, the first time, and a repeating one (`0 * * * *`) goes on by the hour.
 *
 * The one place that knows the library: it is asked with an instant each time, and never looks at a clock.
 */
export function readCron(expression: string, timeZone: string): CronReading {
  if (!isTimeZone(timeZone)) {
    return { fault: 'time_zone_unknown', detail: `There is no time zone "${timeZone}".` }
  }
  const text = expression.trim()
  const parts = text.split(/\s+/).length
  if (parts === 6 || parts === 7) {
    return { fault: 'cron_too_often', detail: 'A part for seconds was given, and a minute is the finest.' }
  }
  // "?" stands for the moment at which the expression is read, and a single part may be a date.
  if (text.includes('?') || (parts !== 5 && !nickname.test(text))) {
    return { fault: 'cron_invalid', detail: 'Not five parts: minute, hour, day, month, weekday.' }
  }
  try {
    const times = timesOf(new Cron(text, { mode: '5-part', timezone: timeZone, paused: true }))
    if (times.after(anyInstant) !== undefined) return { times }
    return { fault: 'cron_never', detail: 'No year has such a day.' }
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    return { fault: 'cron_invalid', detail: message.replace(/^CronPattern: /, '') }
  }
}

function timesOf(cron: Cron): CronTimes {
  return {
    after: (instant) => cron.nextRun(new Date(instant))?.getTime(),
    upTo: (instant, count) =>
      cron
        .previousRuns(count, new Date(instant + 1))
        .map((time) => time.getTime())
        .sort((left, right) => left - right),
  }
}

/** Whether `name` is a time zone by its IANA name. */
export function isTimeZone(name: string): boolean {
  if (!/^[a-z]/i.test(name)) return false
  try {
    new Intl.DateTimeFormat('en', { timeZone: name })
    return true
  } catch {
    return false
  }
}
