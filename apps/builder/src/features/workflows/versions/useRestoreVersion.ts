import {
  editDrawing,
  openDrawing,
  type WorkflowDefinition,
  workflowDefinitionSchema,
} from '@counterflow/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import { answered, api } from '../../../platform/api/client'
import { useNotifyProblem } from '../../../platform/api/useNotifyProblem'
import { readHistory, writeHistory } from '../editor/saving/stored-history'
import { type Workflow, workflowQuery, workflowsQuery } from '../workflow-queries'

/** Puts an earlier version in place of the draft: one edit, which can be undone on the canvas. */
export function useRestoreVersion(workflow: Workflow) {
  const router = useRouter()
  const client = useQueryClient()
  const notifyProblem = useNotifyProblem()
  const { id } = workflow
  return useMutation({
    mutationFn: async (definition: WorkflowDefinition) => {
      const draft = workflowDefinitionSchema.parse(workflow.draft)
      const drawing = editDrawing(openDrawing(draft, readHistory(id)), { kind: 'replace' }, () => definition)
      const saved = await answered(
        api.PUT('/api/v1/workflows/{workflowId}/draft', {
          params: { path: { workflowId: id } },
          body: { revision: workflow.draftRevision, definition: drawing.definition },
        }),
      )
      writeHistory(id, drawing)
      return saved
    },
    onSuccess: async (saved) => {
      client.setQueryData(workflowQuery(id).queryKey, saved)
      void client.invalidateQueries({ queryKey: workflowsQuery.queryKey })
      await router.navigate({ to: '/workflows/$workflowId', params: { workflowId: id } })
    },
    onError: notifyProblem,
  })
}
