import {
  type EventTime,
  eventTime,
  type LedgerEvent,
  type LedgerEventType,
  type StaffId,
  type TillTax,
} from '@counterflow/core'
import type { ShopConfiguration } from '../../commerce/commerce.public.js'
import type { LedgerSource } from '../ledger/ledger-source.js'
import type { Arrival } from '../ledger/ledger-store.js'

/** What all events of a batch have in common. */
export interface ProjectionContext {
  readonly source: LedgerSource
  readonly arrival: Arrival
  readonly shop: ShopConfiguration
  /** Of the register's location, from old to new. */
  readonly taxes: readonly TillTax[]
  /** Names of the staff that the events name; of who is not known any more, none. */
  readonly staff: ReadonlyMap<StaffId, string>
}

/** An event of one kind. */
export type EventOf<Type extends LedgerEventType> = Extract<LedgerEvent, { type: Type }>

/** An event with what all events of its batch have in common. */
export interface EventToEnter<Type extends LedgerEventType = LedgerEventType> {
  readonly context: ProjectionContext
  readonly event: EventOf<Type>
}

/** The times of events, which all that is entered of them asks for. */
const times = new WeakMap<ProjectionContext, Map<LedgerEvent, EventTime>>()

/** When an event of the batch was. */
export function timeOf(context: ProjectionContext, event: LedgerEvent): EventTime {
  const known = times.get(context) ?? new Map<LedgerEvent, EventTime>()
  times.set(context, known)
  const { arrival } = context
  const time = known.get(event) ?? eventTime(event, arrival.at.toISOString(), arrival.offset)
  known.set(event, time)
  return time
}

/** Who did it, as timelines show it. */
export function cashierOf({ staff }: ProjectionContext, { staffId }: Pick<LedgerEvent, 'staffId'>) {
  return { type: 'staff', id: staffId, name: staff.get(staffId) ?? '' } as const
}
