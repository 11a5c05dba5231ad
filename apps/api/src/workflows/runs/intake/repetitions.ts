import type { Admission } from './run-intake.js'

/** How the deliveries of a batch repeat each other; those that are in neither have to wait for the next. */
export interface Repetitions {
  /** Share neither an id nor a signature with each other. */
  readonly first: readonly Admission[]
  /** Say no more than one of the first does, which decides for them. */
  readonly same: ReadonlyMap<Admission, Admission>
}

/**
 * Parts a batch. A delivery with the signature of another one is that one, whatever its id says: no id is signed. One with
 * the id of another one under a signature of its own waits, so that its signature is noted for that one's run.
 */
export function repetitions(batch: readonly Admission[]): Repetitions {
  const first: Admission[] = []
  const same = new Map<Admission, Admission>()
  const byKey = new Map<string, Admission>()
  const waiting = new Set<string>()
  for (const admission of batch) {
    const { workflowId } = admission
    const id = admission.deliveryId === null ? undefined : `${workflowId}/${admission.deliveryId}`
    const signature = admission.signature === null ? undefined : `${workflowId}/${admission.signature}`
    const named = id === undefined ? undefined : byKey.get(id)
    const original = signature === undefined ? named : byKey.get(signature)
    if (original !== undefined) same.set(admission, original)
    else if (signature !== undefined && (named !== undefined || waiting.has(signature)))
      waiting.add(signature)
    else {
      first.push(admission)
      for (const key of [id, signature]) if (key !== undefined) byKey.set(key, admission)
    }
  }
  return { first, same }
}
