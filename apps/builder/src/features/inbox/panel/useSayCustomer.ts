import { useMutation, useQueryClient } from '@tanstack/react-query'
import { answered, api } from '../../../platform/api/client'
import { useNotifyProblem } from '../../../platform/api/useNotifyProblem'
import { showConversation } from '../conversation-queries'
import { panelQuery } from './panel-queries'

/** Says which customer a conversation is with; null: nobody knows after all. */
export function useSayCustomer(conversationId: string) {
  const client = useQueryClient()
  const onError = useNotifyProblem()
  return useMutation({
    mutationFn: (customerId: string | null) =>
      answered(
        api.PUT('/api/v1/conversations/{conversationId}/customer', {
          params: { path: { conversationId } },
          body: { customerId },
        }),
      ),
    onSuccess: async (changed) => {
      showConversation(client, changed)
      await client.invalidateQueries({ queryKey: panelQuery(conversationId).queryKey })
    },
    onError,
  })
}
