import { csvLine } from '@counterflow/core'
import type { AuditEntry } from './audit-list.js'

const columns = [
  'at',
  'actor_type',
  'actor_id',
  'actor_name',
  'address',
  'user_agent',
  'deed',
  'outcome',
  'subject_type',
  'subject_id',
  'changes',
  'request_id',
]

/** The record as the lines of a file. */
export async function* auditFile(entries: AsyncIterable<AuditEntry>): AsyncGenerator<string> {
  yield csvLine(columns)
  for await (const { at, actor, address, userAgent, deed, outcome, subject, changes, requestId } of entries) {
    yield csvLine([
      at,
      actor.type,
      actor.id,
      actor.name,
      address,
      userAgent,
      deed,
      outcome,
      subject?.type ?? null,
      subject?.id ?? null,
      changes.length === 0 ? null : JSON.stringify(changes),
      requestId,
    ])
  }
}
