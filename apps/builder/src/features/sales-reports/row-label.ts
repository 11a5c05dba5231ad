import type { Text } from '@counterflow/ui'
import type { SalesPart, SalesRow } from './sales-report-queries'

/** A day of the shop in short, such as Nov 22. */
export function dayLabel(
  day: string,
  language: Text['language'],
  more: Pick<Intl.DateTimeFormatOptions, 'weekday'> = {},
): string {
  return new Intl.DateTimeFormat(language, {
    ...more,
    month: 'short',
    day: 'numeric',
    timeZone: 'UTC',
  }).format(new Date(`${day}T00:00:00Z`))
}

/** What a row of a report is called. */
export function rowLabel(
  by: SalesPart,
  { key, label }: Pick<SalesRow, 'key' | 'label'>,
  { t, language }: Pick<Text, 't' | 'language'>,
  tenderName: (method: string) => string,
): string {
  switch (by) {
    case 'day':
      return dayLabel(key, language, { weekday: 'short' })
    case 'hour':
      return t('salesReports.hour', { hour: Number(key) })
    case 'tender':
      return tenderName(key)
    case 'product':
      return label ?? t('salesReports.custom')
    case 'staff':
    case 'register':
      return label ?? t('salesReports.unnamed')
  }
}
