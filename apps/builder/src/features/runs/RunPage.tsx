import { type WorkflowDefinition, workflowDefinitionSchema } from '@counterflow/core'
import { ErrorState, useText } from '@counterflow/ui'
import { useMediaQuery } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { ReactFlowProvider } from '@xyflow/react'
import { Suspense, useMemo } from 'react'
import { PagePending } from '../../application/shell/PagePending'
import { problemParagraph } from '../../platform/api/problem-text'
import { CatalogueProvider } from '../workflows/catalogue/CatalogueProvider'
import { StepNamesProvider } from '../workflows/words/StepNamesProvider'
import { RunCanvas } from './detail/RunCanvas'
import { RunHeader } from './detail/RunHeader'
import classes from './detail/RunPage.module.css'
import { StepsPanel } from './detail/StepsPanel'
import { runQuery } from './run-queries'

const route = getRouteApi('/shell/runs/$runId')

/** One run on the canvas of the version that it ran on, step by step. */
export function RunPage() {
  const text = useText()
  const { runId } = route.useParams()
  const { step } = route.useSearch()
  const navigate = route.useNavigate()
  const narrow = useMediaQuery('(max-width: 48em)', false, { getInitialValueInEffect: false })
  const { data: run, error, refetch } = useQuery(runQuery(runId))
  // A run's version never changes, so its cards need not be read anew with every step that is done.
  const versionText = run === undefined ? undefined : JSON.stringify(run.definition)
  const definition = useMemo(
    (): WorkflowDefinition | undefined =>
      versionText === undefined ? undefined : workflowDefinitionSchema.parse(JSON.parse(versionText)),
    [versionText],
  )
  if (run === undefined || definition === undefined) {
    if (error === null) return <PagePending />
    return <ErrorState message={problemParagraph(error, text)} onRetry={() => void refetch()} />
  }
  const open = (nodeId: string | undefined) =>
    void navigate({ search: { step: nodeId }, replace: true, resetScroll: false })
  return (
    <Suspense fallback={<PagePending />}>
      <CatalogueProvider>
        <StepNamesProvider definition={definition}>
          <div className={classes.page}>
            <RunHeader run={run} opened={step} />
            <div className={classes.body}>
              <div className={classes.canvas}>
                <ReactFlowProvider>
                  <RunCanvas
                    run={run}
                    definition={definition}
                    direction={narrow ? 'down' : 'right'}
                    opened={step}
                    onOpen={open}
                  />
                </ReactFlowProvider>
              </div>
              <StepsPanel run={run} opened={step} onOpen={open} />
            </div>
          </div>
        </StepNamesProvider>
      </CatalogueProvider>
    </Suspense>
  )
}
