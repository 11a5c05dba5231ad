import { useMutation, useQueryClient } from '@tanstack/react-query'
import { answered, api } from '../../platform/api/client'

/** What became of a paper, in the order in which they were sent. */
export type RestoredPaper = Awaited<ReturnType<typeof restored>>['results'][number]

/** The most papers in one request, and the longest text of one. */
export const limits = { papers: 100, length: 5_000 } as const

const restored = (papers: string[]) =>
  answered(api.POST('/api/v1/till/restored-events', { body: { papers } }))

/** Enters sales again from the codes on their receipts; the same again changes nothing. */
export function useRestore() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: restored,
    onSuccess: () => {
      const stale = [
        'completeness',
        'orders',
        'shifts',
        'shift',
        'till-exceptions',
        'till-kept',
        'sales-report',
      ]
      for (const root of stale) void client.invalidateQueries({ queryKey: [root] })
    },
  })
}
