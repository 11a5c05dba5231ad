import { createHash } from 'node:crypto'
import type { TillRecordKind } from '@counterflow/core'

/** What is looked at again: ids of each kind. */
export type Affected = Readonly<Partial<Record<TillRecordKind, readonly string[]>>>

/** The id of the one record of settings. */
export const settingsId = 'settings'

/** The bucket of a record: the first byte of the SHA-256 of `kind:id`. */
export function bucketOf(kind: TillRecordKind, id: string): number {
  return createHash('sha256').update(`${kind}:${id}`).digest()[0] ?? 0
}
