import type { Language } from '@counterflow/core'
import type { Text } from '@counterflow/ui'
import { rhythmOf } from './rhythm'

const sunday = Date.UTC(2024, 0, 7)
const dayMilliseconds = 24 * 3_600_000

/** The name of a weekday; 0 is Sunday. */
export function weekdayName(weekday: number, language: Language): string {
  const day = new Date(sunday + weekday * dayMilliseconds)
  return new Intl.DateTimeFormat(language, { weekday: 'long', timeZone: 'UTC' }).format(day)
}

function timeOfDay(time: string, language: Language): string {
  const at = new Date(`2024-01-07T${time}:00Z`)
  return new Intl.DateTimeFormat(language, { timeStyle: 'short', timeZone: 'UTC' }).format(at)
}

/** A schedule in a sentence: "Every day at 09:00". */
export function scheduleSentence(cron: string, { t, language }: Pick<Text, 't' | 'language'>): string {
  const rhythm = rhythmOf(cron)
  switch (rhythm.kind) {
    case 'minutes':
      return t('triggers.schedule.sentence.minutes', { every: rhythm.every })
    case 'hourly':
      return t('triggers.schedule.sentence.hourly', { minute: rhythm.minute })
    case 'custom':
      return t('triggers.schedule.sentence.custom', { cron })
    case 'weekly': {
      const weekday = weekdayName(rhythm.weekday, language)
      return t('triggers.schedule.sentence.weekly', { weekday, time: timeOfDay(rhythm.time, language) })
    }
    case 'monthly': {
      const { day } = rhythm
      const time = timeOfDay(rhythm.time, language)
      if (day === 'L') return t('triggers.schedule.sentence.monthEnd', { time })
      return t('triggers.schedule.sentence.monthly', { day, time })
    }
    case 'daily':
    case 'weekdays':
      return t(`triggers.schedule.sentence.${rhythm.kind}`, { time: timeOfDay(rhythm.time, language) })
  }
}
