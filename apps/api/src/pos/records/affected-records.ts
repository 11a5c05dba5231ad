import type { TillRecordKind } from '@counterflow/core'
import { type Affected, settingsId } from './record-kinds.js'

/** The kind of record that the subject of an event is, by the beginning of the event's type. */
const ofSubject: Readonly<Record<string, TillRecordKind>> = {
  product: 'product',
  discount: 'discount',
  customer: 'customer',
}

/** Events by which settings or staff may be others; both are read whole. */
const ofShop: Readonly<Record<string, readonly ('settings' | 'staff')[]>> = {
  'shop.updated': ['settings'],
  'shop.taxes_updated': ['settings'],
  'location.updated': ['settings'],
  'till.settings_changed': ['settings'],
  'till.pin_changed': ['staff'],
  'staff.changed': ['staff'],
  'role.changed': ['settings', 'staff'],
}

/** What of an event says which records it concerns. */
export interface HeardEvent {
  readonly type: string
  readonly subjectId: string
}

/** The records that `events` may have changed. */
export function affectedBy(events: readonly HeardEvent[]): Affected {
  const found = new Map<TillRecordKind, Set<string>>()
  const add = (kind: TillRecordKind, id: string) => found.set(kind, (found.get(kind) ?? new Set()).add(id))
  for (const { type, subjectId } of events) {
    const kind = ofSubject[type.split('.', 1).join('')]
    if (kind !== undefined) add(kind, subjectId)
    for (const part of ofShop[type] ?? []) add(part, settingsId)
  }
  return Object.fromEntries([...found].map(([kind, ids]) => [kind, [...ids]]))
}
