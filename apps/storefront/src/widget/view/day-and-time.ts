import type { Language } from '@counterflow/core'

/** The day of a moment, as the visitor's calendar has it: `2026-11-22`. */
export function dayOf(moment: Date): string {
  const [month, day] = [moment.getMonth() + 1, moment.getDate()].map((part) => `${part}`.padStart(2, '0'))
  return `${moment.getFullYear()}-${month}-${day}`
}

/** A day in words: today and yesterday by their names. */
export function dayInWords(moment: Date, now: Date, language: Language): string {
  const yesterday = new Date(now.getFullYear(), now.getMonth(), now.getDate() - 1)
  const names = new Intl.RelativeTimeFormat(language, { numeric: 'auto' })
  if (dayOf(moment) === dayOf(now)) return names.format(0, 'day')
  if (dayOf(moment) === dayOf(yesterday)) return names.format(-1, 'day')
  const year = moment.getFullYear() === now.getFullYear() ? {} : ({ year: 'numeric' } as const)
  return new Intl.DateTimeFormat(language, { month: 'long', day: 'numeric', ...year }).format(moment)
}

export function timeInWords(moment: Date, language: Language): string {
  return new Intl.DateTimeFormat(language, { hour: 'numeric', minute: '2-digit' }).format(moment)
}
