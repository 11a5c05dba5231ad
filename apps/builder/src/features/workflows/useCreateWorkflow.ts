import { useText } from '@counterflow/ui'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import { answered, api } from '../../platform/api/client'
import { useNotifyProblem } from '../../platform/api/useNotifyProblem'
import { workflowQuery, workflowsQuery } from './workflow-queries'

/** Starts an empty workflow and opens it. */
export function useCreateWorkflow() {
  const { t } = useText()
  const router = useRouter()
  const client = useQueryClient()
  const notifyProblem = useNotifyProblem()
  return useMutation({
    mutationFn: () => answered(api.POST('/api/v1/workflows', { body: { name: t('workflows.untitled') } })),
    onSuccess: async (workflow) => {
      client.setQueryData(workflowQuery(workflow.id).queryKey, workflow)
      void client.invalidateQueries({ queryKey: workflowsQuery.queryKey })
      await router.navigate({ to: '/workflows/$workflowId', params: { workflowId: workflow.id } })
    },
    onError: notifyProblem,
  })
}
