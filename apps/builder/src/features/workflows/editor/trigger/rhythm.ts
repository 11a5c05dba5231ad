/** How often a schedule comes, as people choose it. Times are those of the schedule's time zone. */
export type Rhythm =
  | { readonly kind: 'minutes'; readonly every: number }
  | { readonly kind: 'hourly'; readonly minute: number }
  | { readonly kind: 'daily' | 'weekdays'; readonly time: string }
  | { readonly kind: 'weekly'; readonly time: string; readonly weekday: number }
  /** The day of the month; `L` is its last. */
  | { readonly kind: 'monthly'; readonly time: string; readonly day: string }
  | { readonly kind: 'custom'; readonly cron: string }

export const rhythmKinds = ['minutes', 'hourly', 'daily', 'weekdays', 'weekly', 'monthly', 'custom'] as const
export const minuteChoices = [5, 10, 15, 20, 30] as const
export const dayChoices = [...Array.from({ length: 28 }, (_, index) => `${index + 1}`), 'L']

const usualTime = '09:00'

/** What a cron expression means, where it is one that can be chosen. */
export function rhythmOf(cron: string): Rhythm {
  const custom = { kind: 'custom', cron } as const
  const [minute = '', hour = '', day = '', month = '', weekday = '', ...more] = cron.trim().split(/\s+/)
  if (more.length > 0 || month !== '*') return custom
  const every = /^\*\/(\d+)$/.exec(minute)?.[1]
  const rest = `${hour} ${day} ${weekday}`
  if (every !== undefined && rest === '* * *') {
    return minuteChoices.some((choice) => `${choice}` === every)
      ? { kind: 'minutes', every: Number(every) }
      : custom
  }
  if (!isBelow(minute, 60)) return custom
  if (rest === '* * *') return { kind: 'hourly', minute: Number(minute) }
  if (!isBelow(hour, 24)) return custom
  const time = `${hour.padStart(2, '0')}:${minute.padStart(2, '0')}`
  if (weekday === '*') {
    if (day === '*') return { kind: 'daily', time }
    return dayChoices.includes(day) ? { kind: 'monthly', time, day } : custom
  }
  if (day !== '*') return custom
  if (weekday === '1-5') return { kind: 'weekdays', time }
  return isBelow(weekday, 7) ? { kind: 'weekly', time, weekday: Number(weekday) } : custom
}

const isBelow = (text: string, limit: number) => /^\d{1,2}$/.test(text) && Number(text) < limit

/** The cron expression of a rhythm. */
export function cronOf(rhythm: Rhythm): string {
  if (rhythm.kind === 'custom') return rhythm.cron
  if (rhythm.kind === 'minutes') return `*/${rhythm.every} * * * *`
  if (rhythm.kind === 'hourly') return `${rhythm.minute} * * * *`
  const [hour = 0, minute = 0] = rhythm.time.split(':').map(Number)
  const at = `${minute} ${hour}`
  switch (rhythm.kind) {
    case 'daily':
      return `${at} * * *`
    case 'weekdays':
      return `${at} * * 1-5`
    case 'weekly':
      return `${at} * * ${rhythm.weekday}`
    case 'monthly':
      return `${at} ${rhythm.day} * *`
  }
}

/** A rhythm of another kind, at the same time of the day as far as there is one. */
export function changedKind(rhythm: Rhythm, kind: Rhythm['kind']): Rhythm {
  const time = 'time' in rhythm ? rhythm.time : usualTime
  switch (kind) {
    case 'minutes':
      return { kind, every: 10 }
    case 'hourly':
      return { kind, minute: 0 }
    case 'daily':
    case 'weekdays':
      return { kind, time }
    case 'weekly':
      return { kind, time, weekday: 1 }
    case 'monthly':
      return { kind, time, day: '1' }
    case 'custom':
      return { kind, cron: cronOf(rhythm) }
  }
}
