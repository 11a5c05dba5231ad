import { workflowDefinitionSchema } from '@counterflow/core'
import { useEffect, useState } from 'react'
import { whenIdle } from '../../../platform/scheduling/when-idle'

/** Reads a draft of the server's when it is on the screen; one that is not what it should be fails the page that shows it. */
export function useReadWhole(draft: unknown): void {
  const [opened] = useState(draft)
  const [failure, fail] = useState<{ readonly error: unknown }>()
  useEffect(
    () =>
      whenIdle(() => {
        const read = workflowDefinitionSchema.safeParse(opened)
        if (!read.success) fail({ error: read.error })
      }),
    [opened],
  )
  if (failure !== undefined) throw failure.error
}
