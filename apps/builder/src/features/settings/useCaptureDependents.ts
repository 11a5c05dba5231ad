import { useQueries, useQuery } from '@tanstack/react-query'
import {
  pluginsQuery,
  type Workflow,
  type WorkflowSummary,
  workflowQuery,
} from '../workflows/workflow-queries'

const none: readonly WorkflowSummary[] = []

/** The workflows that are on and decide about capturing payments, which they only can while capture is manual (R65). */
export function useCaptureDependents(
  workflows: readonly WorkflowSummary[] | undefined,
): readonly WorkflowSummary[] {
  const live = workflows?.filter((workflow) => workflow.live) ?? none
  const plugins = useQuery({ ...pluginsQuery, enabled: live.length > 0 })
  const deciding = new Set(
    plugins.data?.flatMap(({ actions }) =>
      actions.filter((action) => action.needsManualCapture).map(({ id }) => id),
    ),
  )
  const details = useQueries({ queries: live.map(({ id }) => workflowQuery(id)) })
  const decides = (workflow: Workflow | undefined) =>
    workflow?.draft.nodes.some((node) => node.kind === 'action' && deciding.has(node.action)) === true
  return live.filter(
    ({ attention }, index) =>
      attention.some(({ code }) => code === 'manual_capture_needed') || decides(details[index]?.data),
  )
}
