import { ErrorState, useText } from '@counterflow/ui'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { ReactFlowProvider } from '@xyflow/react'
import { PagePending } from '../../../application/shell/PagePending'
import { isNotFound } from '../../../platform/api/problem'
import { problemParagraph } from '../../../platform/api/problem-text'
import { CatalogueProvider } from '../catalogue/CatalogueProvider'
import { pluginsQuery, workflowQuery } from '../workflow-queries'
import { CommandsProvider } from './commands/CommandsProvider'
import { WorkflowEditor } from './WorkflowEditor'

const route = getRouteApi('/shell/workflows/$workflowId')

export function EditorPage() {
  const text = useText()
  const { workflowId } = route.useParams()
  // Beside the workflow, and not after it.
  const { isPending: pluginsPending } = useQuery(pluginsQuery)
  const { data: workflow, error, refetch } = useQuery(workflowQuery(workflowId))
  // Deleted by somebody else while it was open here: there is nothing left to draw upon.
  if (workflow === undefined || isNotFound(error)) {
    if (error === null) return <PagePending />
    return <ErrorState message={problemParagraph(error, text)} onRetry={() => void refetch()} />
  }
  // Without a boundary of its own, whose fallback React would keep for a while when the plugins are there already.
  if (pluginsPending) return <PagePending />
  return (
    <CatalogueProvider>
      <ReactFlowProvider key={workflow.id}>
        <CommandsProvider>
          <WorkflowEditor workflow={workflow} />
        </CommandsProvider>
      </ReactFlowProvider>
    </CatalogueProvider>
  )
}
