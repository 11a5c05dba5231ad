import { readCron } from '@counterflow/core'
import { formatRelative, formatWeekdayTime } from '@counterflow/i18n'
import { useText } from '@counterflow/ui'
import { List, Text } from '@mantine/core'
import { useEffect, useState } from 'react'

interface NextTimesProps {
  cron: string
  /** Undefined while the shop's is not known yet. */
  timeZone: string | undefined
}

const shown = 3
const refreshMilliseconds = 10_000
/** Further off, the date says more. */
const relativeMilliseconds = 7 * 24 * 3_600_000

/** The next three times of a schedule, as they will be if it is turned on now. */
export function NextTimes({ cron, timeZone }: NextTimesProps) {
  const { t, language } = useText()
  const now = useNow()
  if (timeZone === undefined) return null
  const times = nextTimes(cron, timeZone, now)
  if (times.length === 0) return null
  return (
    <section aria-label={t('triggers.schedule.next')}>
      <Text size="sm" fw={600}>
        {t('triggers.schedule.next')}
      </Text>
      <List size="sm" mt={4} spacing={2}>
        {times.map((time) => (
          <List.Item key={time}>
            {formatWeekdayTime(time, language, timeZone)}
            {Date.parse(time) - now < relativeMilliseconds && (
              <Text span size="sm" c="dimmed">
                {` (${formatRelative(time, now, language)})`}
              </Text>
            )}
          </List.Item>
        ))}
      </List>
      <Text size="xs" c="dimmed" mt={4}>
        {t('triggers.schedule.zoneOfTimes', { zone: timeZone })}
      </Text>
    </section>
  )
}

function nextTimes(cron: string, timeZone: string, now: number): string[] {
  const { times } = readCron(cron, timeZone)
  const found: string[] = []
  let instant: number | undefined = now
  while (times !== undefined && found.length < shown) {
    instant = times.after(instant)
    if (instant === undefined) break
    found.push(new Date(instant).toISOString())
  }
  return found
}

function useNow(): number {
  const [now, setNow] = useState(Date.now)
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), refreshMilliseconds)
    return () => clearInterval(timer)
  }, [])
  return now
}
