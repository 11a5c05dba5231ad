import type { Text } from '@counterflow/ui'
import type { SalesPart, SalesRow } from './sales-report-queries'

/** What a row of a report is called. */
export function rowLabel(
  by: SalesPart,
  { key, label }: Pick<SalesRow, 'key' | 'label'>,
  { t, language }: Pick<Text, 't' | 'language'>,
  tenderName: (method: string) => string,
): string {
  switch (by) {
    case 'day':
      return new Intl.DateTimeFormat(language, {
        weekday: 'short',
        month: 'short',
        day: 'numeric',
        timeZone: 'UTC',
      }).format(new Date(`${key}T00:00:00Z`))
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
