import { useMutation, useQueryClient } from '@tanstack/react-query'
import { answered, api } from '../../../platform/api/client'
import { workflowQuery } from '../workflow-queries'

/** Makes a workflow of a template, and turns it on if asked. */
export function useInstallTemplate() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ templateId, turnOn, name }: { templateId: string; turnOn: boolean; name?: string }) =>
      answered(
        api.POST('/api/v1/templates/{templateId}/install', {
          params: { path: { templateId } },
          body: name === undefined ? { turnOn } : { turnOn, name },
        }),
      ),
    onSuccess: async (workflow) => {
      client.setQueryData(workflowQuery(workflow.id).queryKey, workflow)
      await Promise.all([
        client.invalidateQueries({ queryKey: ['workflows'] }),
        client.invalidateQueries({ queryKey: ['templates'] }),
      ])
    },
  })
}
