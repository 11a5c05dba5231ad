import type { CustomerId } from '@counterflow/core'
import type { Transaction } from '../../../platform/database/database.js'
import { insertRows } from '../../../platform/database/insert-rows.js'
import type { Actor } from '../../../platform/http/actor.js'
import { newId } from '../../../platform/ids/new-id.js'
import { type TimelineActor, timelineActor } from '../../orders/order-history.js'
import type { CustomerDeed } from './customer-deed.js'
import { customerTimeline } from './customer-timeline.table.js'

/** What is worth keeping of a deed: no personal data, which would outlive its erasure. */
interface Entry {
  readonly kind: CustomerDeed
  readonly actor: Actor | TimelineActor
  readonly values?: Readonly<Record<string, string | readonly string[]>>
}

/** Writes what happens to a customer into their timeline, in the transaction in which it happens. */
export async function noteInTimeline(
  transaction: Transaction,
  customerId: CustomerId,
  { kind, actor, values = {} }: Entry,
): Promise<void> {
  await noteInTimelines(transaction, [{ customerId, kind, actor, values }])
}

/** The same for several customers at once. */
export async function noteInTimelines(
  transaction: Transaction,
  entries: readonly (Entry & { readonly customerId: CustomerId })[],
): Promise<void> {
  const at = new Date()
  const rows = entries.map(({ customerId, kind, actor, values = {} }) => ({
    id: newId(),
    customerId,
    at,
    kind,
    actor: timelineActor(actor),
    values: Object.fromEntries(
      Object.entries(values).map(([name, value]) => [name, typeof value === 'string' ? value : [...value]]),
    ),
  }))
  await insertRows(transaction, customerTimeline, rows)
}
