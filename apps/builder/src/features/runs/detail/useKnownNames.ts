import { useMemo } from 'react'
import { z } from 'zod'
import type { Run } from '../run-queries'
import { knownNames } from './known-names'

/** Names for the ids in a run's data. */
export function useKnownNames({ trigger, subject }: Run): ReadonlyMap<string, string> {
  return useMemo(() => {
    const data = z.json().safeParse(trigger)
    const found = knownNames(data.success ? data.data : null)
    if (subject !== null) found.set(subject.id, subject.label)
    return found
  }, [trigger, subject])
}
