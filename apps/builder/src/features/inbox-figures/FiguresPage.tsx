import { EmptyState, ErrorState, PageHeader, useText } from '@counterflow/ui'
import { SegmentedControl, Stack } from '@mantine/core'
import { IconChartBar } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { PagePending } from '../../application/shell/PagePending'
import { problemParagraph } from '../../platform/api/problem-text'
import { DaysPanel } from './DaysPanel'
import { figureRangeOptions, figuresQuery } from './figures-query'
import { InboxKeyFigures } from './InboxKeyFigures'
import { PeoplePanel } from './PeoplePanel'
import { TopicsPanel } from './TopicsPanel'

const route = getRouteApi('/shell/inbox/figures')

/** How the inbox does: how fast, about what, and by whom customers are answered. */
export function FiguresPage() {
  const text = useText()
  const { t } = text
  const { days = 30 } = route.useSearch()
  const navigate = route.useNavigate()
  const { data, error, refetch } = useQuery(figuresQuery(days))
  if (data === undefined) {
    if (error === null) return <PagePending />
    return <ErrorState message={problemParagraph(error, text)} onRetry={() => void refetch()} />
  }
  const isEmpty = data.labels.messages === 0 && data.people.length === 0
  return (
    <>
      <PageHeader
        title={t('navigation.inboxFigures')}
        intro={t('inboxFigures.intro')}
        actions={
          <SegmentedControl
            aria-label={t('inboxFigures.range')}
            value={`${days}`}
            onChange={(chosen) =>
              void navigate({
                search: { days: figureRangeOptions.find((range) => `${range}` === chosen) },
                replace: true,
              })
            }
            data={figureRangeOptions.map((value) => ({
              value: `${value}`,
              label: t('inboxFigures.days', { count: value }),
            }))}
          />
        }
      />
      <Stack gap="md">
        <InboxKeyFigures figures={data} />
        {isEmpty ? (
          <EmptyState
            icon={IconChartBar}
            title={t('inboxFigures.empty')}
            body={t('inboxFigures.emptyBody')}
          />
        ) : (
          <>
            <DaysPanel figures={data} range={days} />
            <TopicsPanel figures={data} range={days} />
            <PeoplePanel figures={data} range={days} />
          </>
        )}
      </Stack>
    </>
  )
}
