import { workflowDefinitionSchema } from '@counterflow/core'
import { ErrorState, usePageTitle, useText } from '@counterflow/ui'
import { SegmentedControl, Title } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { Suspense, useMemo } from 'react'
import { PagePending } from '../../../application/shell/PagePending'
import { problemParagraph } from '../../../platform/api/problem-text'
import { BackLink } from '../../../platform/router/links'
import classes from '../../runs/detail/RunPage.module.css'
import { CatalogueProvider } from '../catalogue/CatalogueProvider'
import { StepNamesProvider } from '../words/StepNamesProvider'
import { type Workflow, workflowQuery } from '../workflow-queries'
import { EventTrial } from './EventTrial'
import { HistoryTrial } from './HistoryTrial'

const route = getRouteApi('/shell/workflows/$workflowId/try')

/** The draft tried on what happened before, without anything happening. */
export function TryPage() {
  const text = useText()
  const { workflowId } = route.useParams()
  const { data: workflow, error, refetch } = useQuery(workflowQuery(workflowId))
  if (workflow === undefined) {
    if (error === null) return <PagePending />
    return <ErrorState message={problemParagraph(error, text)} onRetry={() => void refetch()} />
  }
  return (
    <Suspense fallback={<PagePending />}>
      <CatalogueProvider>
        <Trials workflow={workflow} />
      </CatalogueProvider>
    </Suspense>
  )
}

const views = ['event', 'history'] as const

function Trials({ workflow }: { workflow: Workflow }) {
  const { t } = useText()
  const { view = 'event', step } = route.useSearch()
  const navigate = route.useNavigate()
  usePageTitle(t('trying.title', { name: workflow.name }))
  const narrow = useMediaQuery('(max-width: 48em)', false, { getInitialValueInEffect: false })
  const definition = useMemo(() => workflowDefinitionSchema.parse(workflow.draft), [workflow.draft])
  const shown = {
    workflow,
    definition,
    direction: narrow ? ('down' as const) : ('right' as const),
    opened: step,
    onOpen: (nodeId: string | undefined) =>
      void navigate({ search: (now) => ({ ...now, step: nodeId }), replace: true, resetScroll: false }),
  }
  return (
    <StepNamesProvider definition={definition}>
      <div className={classes.page}>
        <header className={classes.bar}>
          <BackLink
            to="/workflows/$workflowId"
            params={{ workflowId: workflow.id }}
            aria-label={t('trying.back')}
          />
          <Title order={1} size="h2" style={{ flex: '1 1 200px' }}>
            {t('trying.title', { name: workflow.name })}
          </Title>
          <SegmentedControl
            aria-label={t('trying.views')}
            data={views.map((value) => ({ value, label: t(`trying.view.${value}`) }))}
            value={view}
            onChange={(value) =>
              void navigate({ search: { view: views.find((one) => one === value) }, replace: true })
            }
          />
        </header>
        {view === 'event' ? <EventTrial {...shown} /> : <HistoryTrial {...shown} />}
      </div>
    </StepNamesProvider>
  )
}
