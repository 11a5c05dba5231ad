import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import { answered, api } from '../../../../platform/api/client'
import { useNotifyProblem } from '../../../../platform/api/useNotifyProblem'
import { type Workflow, workflowQuery } from '../../workflow-queries'
import type { WaitingChoice } from '../publishing/waiting-places'

/** What the server is told when a draft is turned on. */
export interface Publication {
  readonly revision: number
  readonly note?: string
  readonly waitingRuns?: WaitingChoice
}

/** Turning on, turning off and deleting one workflow. */
export function usePublishing(workflowId: string) {
  const client = useQueryClient()
  const router = useRouter()
  const notifyProblem = useNotifyProblem()
  const params = { path: { workflowId } }
  const show = (workflow: Workflow) => {
    client.setQueryData(workflowQuery(workflowId).queryKey, workflow)
    void client.invalidateQueries({ queryKey: ['workflows'] })
    void client.invalidateQueries({ queryKey: ['templates'] })
  }
  const turnOn = useMutation({
    mutationFn: (body: Publication) =>
      answered(api.POST('/api/v1/workflows/{workflowId}/turn-on', { params, body })),
    onSuccess: (workflow) => {
      show(workflow)
      void client.invalidateQueries({ queryKey: ['waiting-runs', workflowId] })
    },
    onError: () => {
      // What it was refused for may have changed since it was read here.
      for (const queryKey of [['shop'], ['staff'], ['connections'], ['plugins'], ['session']]) {
        void client.invalidateQueries({ queryKey })
      }
    },
  })
  const turnOff = useMutation({
    mutationFn: () => answered(api.POST('/api/v1/workflows/{workflowId}/turn-off', { params })),
    onSuccess: show,
    onError: notifyProblem,
  })
  const remove = useMutation({
    mutationFn: () => answered(api.DELETE('/api/v1/workflows/{workflowId}', { params })),
    onSuccess: async () => {
      await router.navigate({ to: '/workflows' })
      client.removeQueries({ queryKey: ['workflow', workflowId] })
      void client.invalidateQueries({ queryKey: ['workflows'] })
      void client.invalidateQueries({ queryKey: ['templates'] })
    },
    onError: notifyProblem,
  })
  return { turnOn, turnOff, remove }
}
