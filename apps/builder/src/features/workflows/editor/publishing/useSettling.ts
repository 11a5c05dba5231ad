import { useText } from '@counterflow/ui'
import { notifications } from '@mantine/notifications'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNotifyProblem } from '../../../../platform/api/useNotifyProblem'
import { settleWaiting } from './waiting-places'

/** Moves or cancels the runs that wait on earlier versions, and tells how many they were. */
export function useSettling(workflowId: string) {
  const { t } = useText()
  const client = useQueryClient()
  const notifyProblem = useNotifyProblem()
  return useMutation({
    mutationFn: (choice: 'move' | 'cancel') => settleWaiting(workflowId, choice),
    onSuccess: (count, choice) => {
      const message = t(choice === 'move' ? 'runs.waits.moved' : 'runs.waits.cancelled', { count })
      notifications.show({ message })
    },
    onError: notifyProblem,
    onSettled: () => void client.invalidateQueries({ queryKey: ['runs'] }),
  })
}
