import { PageHeader, useText } from '@counterflow/ui'
import { SegmentedControl } from '@mantine/core'
import { getRouteApi } from '@tanstack/react-router'
import { ExceptionList } from './ExceptionList'
import { KeptEntries } from './kept/KeptEntries'

const route = getRouteApi('/shell/till-exceptions')

/** What somebody has to look at because of what tills recorded. */
export function TillExceptionsPage() {
  const { t } = useText()
  const { tab } = route.useSearch()
  const navigate = route.useNavigate()
  return (
    <>
      <PageHeader
        title={t('tillExceptions.title')}
        intro={t(tab === 'kept' ? 'tillExceptions.keptIntro' : 'tillExceptions.intro')}
        actions={
          <SegmentedControl
            aria-label={t('tillExceptions.title')}
            value={tab ?? 'tasks'}
            data={(['tasks', 'kept'] as const).map((value) => ({
              value,
              label: t(`tillExceptions.${value}`),
            }))}
            onChange={(chosen) =>
              void navigate({
                search: ({ registerId }) => ({ registerId, tab: chosen === 'kept' ? 'kept' : undefined }),
              })
            }
          />
        }
      />
      {tab === 'kept' ? <KeptEntries /> : <ExceptionList />}
    </>
  )
}
