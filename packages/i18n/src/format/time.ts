import type { Language } from '@counterflow/core'

const minute = 60
const hour = 60 * minute
const day = 24 * hour

const steps: readonly { unit: Intl.RelativeTimeFormatUnit; seconds: number; until: number }[] = [
  { unit: 'second', seconds: 1, until: 45 },
  { unit: 'minute', seconds: minute, until: 45 * minute },
  { unit: 'hour', seconds: hour, until: 22 * hour },
  { unit: 'day', seconds: day, until: 7 * day },
]

/** How long ago (or ahead) an instant is, for up to a week; a date beyond that. */
export function formatRelative(instant: string, now: number, language: Language): string {
  const seconds = (Date.parse(instant) - now) / 1_000
  const step = steps.find(({ until }) => Math.abs(seconds) < until)
  if (step === undefined) return formatDate(instant, language)
  const amount = Math.round(seconds / step.seconds)
  return new Intl.RelativeTimeFormat(language, { numeric: 'auto' }).format(amount, step.unit)
}

/** Day, month and year, in the reader's own time zone unless one is given. */
export function formatDate(instant: string, language: Language, timeZone?: string): string {
  return new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeZone }).format(new Date(instant))
}

/** Date and time to the minute. */
export function formatDateTime(instant: string, language: Language, timeZone?: string): string {
  return new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short', timeZone }).format(
    new Date(instant),
  )
}

/** Weekday, date and time to the minute, for times that are still to come. */
export function formatWeekdayTime(instant: string, language: Language, timeZone: string): string {
  return new Intl.DateTimeFormat(language, {
    weekday: 'short',
    year: 'numeric',
    month: 'short',
    day: 'numeric',
    hour: 'numeric',
    minute: '2-digit',
    timeZone,
  }).format(new Date(instant))
}

/** Time of the day with seconds and milliseconds, for the steps of a run. */
export function formatPreciseTime(instant: string, language: Language): string {
  return new Intl.DateTimeFormat(language, {
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    fractionalSecondDigits: 3,
    hourCycle: 'h23',
  }).format(new Date(instant))
}

const unit = (value: number, name: string, language: Language, maximumFractionDigits = 0) =>
  new Intl.NumberFormat(language, {
    style: 'unit',
    unit: name,
    unitDisplay: 'narrow',
    maximumFractionDigits,
  }).format(value)

/** How long something took, in the one or two units that matter: "12 ms", "1.4 s", "2 min 5 s". */
export function formatDuration(milliseconds: number, language: Language): string {
  if (milliseconds < 1_000) return unit(Math.round(milliseconds), 'millisecond', language)
  const seconds = milliseconds / 1_000
  if (seconds < 60) return unit(seconds, 'second', language, 1)
  return formatSpan(Math.round(seconds), language)
}

/** A span of whole seconds in its two largest units: "1 day 2 hr", "5 min". */
export function formatSpan(seconds: number, language: Language): string {
  const parts = [
    { name: 'day', value: Math.floor(seconds / day) },
    { name: 'hour', value: Math.floor((seconds % day) / hour) },
    { name: 'minute', value: Math.floor((seconds % hour) / minute) },
    { name: 'second', value: seconds % minute },
  ].filter(({ value }) => value > 0)
  if (parts.length === 0) return unit(0, 'second', language)
  return parts
    .slice(0, 2)
    .map(({ name, value }) =>
      new Intl.NumberFormat(language, { style: 'unit', unit: name, unitDisplay: 'short' }).format(value),
    )
    .join(' ')
}
