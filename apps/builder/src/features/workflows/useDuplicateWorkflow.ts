import type { WorkflowDefinition } from '@counterflow/core'
import { useText } from '@counterflow/ui'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import { useNotifyProblem } from '../../platform/api/useNotifyProblem'
import { createFrom } from './create-from'
import { workflowQuery, workflowsQuery } from './workflow-queries'

const longestName = 120

/** Makes another workflow of what is drawn, turned off, and opens it. */
export function useDuplicateWorkflow() {
  const { t } = useText()
  const router = useRouter()
  const client = useQueryClient()
  const notifyProblem = useNotifyProblem()
  return useMutation({
    mutationFn: (definition: WorkflowDefinition) => {
      const name = t('workflows.copyOf', { name: definition.name }).slice(0, longestName)
      return createFrom(name, { ...definition, name })
    },
    onSuccess: async (workflow) => {
      client.setQueryData(workflowQuery(workflow.id).queryKey, workflow)
      void client.invalidateQueries({ queryKey: workflowsQuery.queryKey })
      await router.navigate({ to: '/workflows/$workflowId', params: { workflowId: workflow.id } })
    },
    onError: notifyProblem,
  })
}
