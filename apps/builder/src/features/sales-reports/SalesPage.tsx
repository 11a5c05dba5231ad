import { EmptyState, ErrorState, Notice, PageHeader, useText } from '@counterflow/ui'
import { Stack } from '@mantine/core'
import { IconChartBar } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { PagePending } from '../../application/shell/PagePending'
import { problemParagraph } from '../../platform/api/problem-text'
import { ExportLink } from '../../platform/list/ExportLink'
import { recentDays } from '../completeness/completeness-queries'
import { useToday } from '../completeness/useToday'
import { SalesFilters } from './SalesFilters'
import { SalesKeyFigures } from './SalesKeyFigures'
import { SalesPanel } from './SalesPanel'
import { type SalesWish, salesReportQuery } from './sales-report-queries'

const route = getRouteApi('/shell/sales-reports')

const usualDays = 7

/** What was sold at tills, by day, hour, product, person, register or way of paying. */
export function SalesPage() {
  const text = useText()
  const { t } = text
  const today = useToday()
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const usual = recentDays(today, usualDays)
  const { from = usual.from, to = usual.to, by = 'day', registerId, locationId, alone = false } = search
  const wish: SalesWish = { from, to, by, registerId, locationId, compare: alone ? 'false' : 'true' }
  const isBackwards = from > to
  const { data, error, refetch } = useQuery({ ...salesReportQuery(wish), enabled: !isBackwards })
  return (
    <>
      <PageHeader
        title={t('salesReports.title')}
        intro={t('salesReports.intro')}
        actions={<ExportLink path="/api/v1/sales-reports/export" query={{ ...wish }} />}
      />
      <SalesFilters
        wish={wish}
        today={today}
        alone={alone}
        onChange={(change) =>
          void navigate({ search: (before) => ({ ...before, ...change }), replace: true })
        }
      />
      {isBackwards ? (
        <Notice tone="caution" urgent>
          {t('salesReports.badSpan')}
        </Notice>
      ) : data === undefined ? (
        error === null ? (
          <PagePending />
        ) : (
          <ErrorState message={problemParagraph(error, text)} onRetry={() => void refetch()} />
        )
      ) : (
        <Stack gap="md">
          <SalesKeyFigures report={data} />
          {data.rows.length === 0 ? (
            <EmptyState
              icon={IconChartBar}
              title={t('salesReports.emptyTitle')}
              body={t('salesReports.emptyBody')}
            />
          ) : (
            <SalesPanel report={data} span={{ from, to }} />
          )}
        </Stack>
      )}
    </>
  )
}
