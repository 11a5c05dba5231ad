import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useIdempotencyKey } from '../../api/idempotency-key'
import { inPortions } from './in-portions'
import type { Selection } from './selection'

interface MarkedChange<Change> {
  /** The root of the keys of queries that show what is changed. */
  root: string
  /** Does one change to as many rows as the API takes at once; answers how many were not so already. */
  send: (ids: string[], change: Change, idempotencyKey: string) => Promise<{ changed: number }>
  /** The ids of all that match, for when more is meant than is shown. */
  all: () => Promise<string[]>
  onChanged: (count: number) => void
}

interface Wish<Change> {
  selection: Selection
  changes: readonly Change[]
}

/** Changes the rows that are marked, or all that match, some after the others. Sent again after a lost answer, nothing is done twice. */
export function useMarkedChange<Change>({ root, send, all, onChanged }: MarkedChange<Change>) {
  const client = useQueryClient()
  const keyFor = useIdempotencyKey()
  // A change that was asked for anew is another one, though it be the same.
  const [round, setRound] = useState(0)
  return useMutation({
    mutationFn: async ({ selection, changes }: Wish<Change>) => {
      const ids = selection.everything ? await all() : [...selection.ids]
      let most = 0
      for (const change of changes) {
        let count = 0
        for (const some of inPortions(ids)) {
          count += (await send(some, change, keyFor([some, change, round]))).changed
        }
        most = Math.max(most, count)
      }
      return most
    },
    onSuccess: (count) => {
      setRound(round + 1)
      onChanged(count)
    },
    onSettled: () => client.invalidateQueries({ queryKey: [root] }),
  })
}
