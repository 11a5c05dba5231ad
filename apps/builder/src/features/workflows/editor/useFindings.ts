import type { Finding, WorkflowDefinition } from '@counterflow/core'
import { useCallbackRef } from '@mantine/hooks'
import { startTransition, useEffect, useState } from 'react'
import { sameJson } from '../../../platform/forms/same-json'
import { onceFollowed } from '../../../platform/scheduling/once-painted'
import { useQuiet } from '../../../platform/scheduling/useQuiet'
import { useStaff } from '../../session/useStaff'
import { useCatalogue } from '../catalogue/CatalogueProvider'
import { useSurroundings } from './useSurroundings'
import { createVerdict, type Verdict, type VerdictStore } from './verdict'

const none: readonly Finding[] = []

// Templates and schedules are read by large libraries, which are not needed to see the workflow.
const loadChecking = () => import('./checking')

export interface Checked {
  findings: readonly Finding[]
  /** Whether they are all that there is to say of what is drawn. */
  verdict: VerdictStore
  /** Checks once more, where that had failed. */
  checkAgain: () => void
}

/** What stands against turning the drawn workflow on, as one draws: what one does is on the screen first. */
export function useFindings(definition: WorkflowDefinition): Checked {
  const { contracts } = useCatalogue()
  const { permissions } = useStaff()
  const [verdict] = useState(createVerdict)
  const [attempt, setAttempt] = useState(0)
  const [checking, setChecking] = useState<Awaited<ReturnType<typeof loadChecking>>>()
  const quiet = useQuiet()
  // biome-ignore lint/correctness/useExhaustiveDependencies: another attempt loads it again.
  useEffect(() => {
    if (!quiet) return
    loadChecking().then(setChecking, () => verdict.say({ of: undefined, outcome: 'failed' }))
  }, [quiet, attempt, verdict])
  const { surroundings, isMissing, hasFailed, askAgain } = useSurroundings(quiet)
  const [findings, setFindings] = useState(none)
  useEffect(() => {
    if (checking === undefined) return
    return onceFollowed(() => {
      let outcome: Verdict['outcome'] = 'failed'
      try {
        const found = checking.findingsOf(definition, contracts, { permissions, ...surroundings })
        outcome = hasFailed ? 'failed' : isMissing ? 'open' : found.length > 0 ? 'faulty' : 'clean'
        // Most edits change nothing of it, and then nothing need be drawn.
        startTransition(() => setFindings((before) => (sameJson(before, found) ? before : found)))
      } finally {
        verdict.say({ of: definition, outcome })
      }
    })
  }, [checking, definition, contracts, permissions, surroundings, isMissing, hasFailed, verdict])
  const checkAgain = useCallbackRef(() => {
    verdict.say({ of: undefined, outcome: 'open' })
    askAgain()
    setAttempt((before) => before + 1)
  })
  return { findings, verdict, checkAgain }
}
