import type { Language } from '@counterflow/core'

const minute = 60
const hour = 60 * minute
const day = 24 * hour

const units = [
  { unit: 'day', seconds: day },
  { unit: 'hour', seconds: hour },
  { unit: 'minute', seconds: minute },
] as const

/** How long somebody waits, in its largest unit: "4 hr", "12 min". Less than a minute is a minute. */
export function waitingText(since: string, now: number, language: Language): string {
  const waited = Math.max(minute, (now - Date.parse(since)) / 1_000)
  const { unit, seconds } = units.find((each) => waited >= each.seconds) ?? {
    unit: 'minute',
    seconds: minute,
  }
  return new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: 'short' }).format(
    Math.floor(waited / seconds),
  )
}
