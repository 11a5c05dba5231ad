import { type Json, type ReferencePath, valueAt } from '@counterflow/core'
import type { TriggerManifest } from '@counterflow/plugin-sdk/manifest'

/** What a run is about, for lists: an order, say. */
export interface TriggerSubject {
  readonly type: string
  readonly id: string | null
  readonly label: string | null
}

/** What `payload` of `trigger` is about; undefined when the trigger is about nothing in particular. */
export function subjectOf(
  { subject }: Pick<TriggerManifest, 'subject'>,
  payload: Json,
): TriggerSubject | undefined {
  if (subject === null) return undefined
  const text = (path: ReferencePath) => {
    const value = valueAt(payload, path)
    return typeof value === 'string' ? value : null
  }
  return { type: subject.type, id: text(subject.id), label: text(subject.label) }
}
