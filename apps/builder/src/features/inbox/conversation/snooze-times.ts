/** What one usually puts a conversation off until. */
export const snoozeKinds = ['laterToday', 'tomorrow', 'nextWeek'] as const

export type SnoozeKind = (typeof snoozeKinds)[number]

const morning = 9
const hoursLater = 3
const monday = 1

/** The moment that a kind stands for, in the reader's own time zone: tomorrow and Monday at nine in the morning. */
export function snoozeTime(kind: SnoozeKind, now: Date): Date {
  const at = new Date(now)
  if (kind === 'laterToday') {
    at.setHours(at.getHours() + hoursLater)
    return at
  }
  const daysToMonday = (monday - at.getDay() + 7) % 7 || 7
  at.setDate(at.getDate() + (kind === 'tomorrow' ? 1 : daysToMonday))
  at.setHours(morning, 0, 0, 0)
  return at
}
