import { useText } from '@counterflow/ui'
import { notifications } from '@mantine/notifications'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { answered, api } from '../../../platform/api/client'
import { useNotifyProblem } from '../../../platform/api/useNotifyProblem'

/** Which failed runs are meant. */
interface FailedRuns {
  workflowId?: string | undefined
  startedFrom?: string | undefined
  cause?: { nodeId: string | null; code: string }
}

/**
 * Retries many failed runs. Where there are more than one request takes, the next press goes on with those that had failed
 * at the first: what was retried and has failed again meanwhile is left alone.
 * @param meant tells what was chosen: for another choice it begins anew
 */
export function useBulkRetry(meant: string, onRetried: () => void = () => {}) {
  const { t } = useText()
  const client = useQueryClient()
  const notifyProblem = useNotifyProblem()
  const [begun, setBegun] = useState<{ meant: string; failedBefore: string }>()
  return useMutation({
    mutationFn: (which: FailedRuns) =>
      answered(
        api.POST('/api/v1/runs/retry', {
          body: { ...which, ...(begun?.meant === meant && { failedBefore: begun.failedBefore }) },
        }),
      ),
    onSuccess: ({ retried, more, failedBefore }) => {
      setBegun(more ? { meant, failedBefore } : undefined)
      onRetried()
      const told = [t('runs.bulk.done', { count: retried }), more && t('runs.bulk.more')]
      notifications.show({ color: 'green', message: told.filter(Boolean).join(' ') })
    },
    onError: notifyProblem,
    onSettled: () => void client.invalidateQueries({ queryKey: ['runs'] }),
  })
}
