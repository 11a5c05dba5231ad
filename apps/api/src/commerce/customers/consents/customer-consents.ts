import {
  type ConsentChannel,
  type ConsentSource,
  type ConsentState,
  type CustomerId,
  isSubscribed,
  presentConsents,
} from '@counterflow/core'
import { Inject, Injectable } from '@nestjs/common'
import { asc, eq, inArray } from 'drizzle-orm'
import { v7 as uuidv7 } from 'uuid'
import type { Queries, Transaction } from '../../../platform/database/database.js'
import { noteChange } from '../../../platform/deeds/deed-under-way.js'
import { EventLog } from '../../../platform/events/event-log.js'
import type { Actor } from '../../../platform/http/actor.js'
import { type TimelineActor, timelineActor } from '../../orders/order-history.js'
import { customers } from '../customer.table.js'
import { customerSubscribed, customerUnsubscribed } from '../customer-events.js'
import { holdCustomer, snapshotOf } from '../customer-records.js'
import { noteInTimeline } from '../timeline/customer-history.js'
import { customerConsents } from './customer-consent.table.js'

/** What a customer decided, where, and who wrote it down. */
export interface ConsentDecision {
  readonly channel: ConsentChannel
  readonly state: ConsentState
  readonly source: ConsentSource
  readonly actor: Actor | TimelineActor
  /** The network address from which they decided themselves. */
  readonly ip?: string | undefined
}

type Present = Readonly<Record<ConsentChannel, ConsentState | null>>

const nothingDecided: Present = { email: null, sms: null }

/** Keeps what customers decided about news by e-mail and SMS (R125). Nothing else ever changes it. */
@Injectable()
export class CustomerConsents {
  constructor(@Inject(EventLog) private readonly events: EventLog) {}

  /**
   * Writes a decision down; answers whether it changed anything. The same decision again leaves no second entry.
   * @throws Problem `not-found`, `customer-erased`.
   */
  async record(
    transaction: Transaction,
    customerId: CustomerId,
    { channel, state, source, actor, ip }: ConsentDecision,
  ): Promise<boolean> {
    const customer = await holdCustomer(transaction, customerId)
    const present = (await presentOf(transaction, [customer.id])).get(customer.id) ?? nothingDecided
    if (present[channel] === state) return false
    await transaction.insert(customerConsents).values({
      id: uuidv7(),
      customerId: customer.id,
      channel,
      state,
      source,
      actor: timelineActor(actor),
      ip: ip ?? null,
      at: new Date(),
    })
    await keepSubscribed(transaction, customer.id)
    noteChange(channel, present[channel], state)
    await noteInTimeline(transaction, customer.id, { kind: state, actor, values: { channel, source } })
    await this.events.append(
      transaction,
      state === 'subscribed' ? customerSubscribed : customerUnsubscribed,
      {
        subjectId: customer.id,
        payload: { customer: snapshotOf(customer), consentChannel: channel, consentSource: source },
      },
    )
    return true
  }
}

/** Brings along whether a customer takes any news, after something about their decisions was written. */
export async function keepSubscribed(transaction: Transaction, customerId: CustomerId): Promise<void> {
  const present = (await presentOf(transaction, [customerId])).get(customerId) ?? nothingDecided
  await transaction
    .update(customers)
    .set({ subscribed: isSubscribed(present) })
    .where(eq(customers.id, customerId))
}

/** What each of these customers has decided by now; one who decided nothing is not in the answer. */
export async function presentOf(
  queries: Queries,
  customerIds: readonly CustomerId[],
): Promise<ReadonlyMap<CustomerId, Present>> {
  if (customerIds.length === 0) return new Map()
  const rows = await queries
    .select()
    .from(customerConsents)
    .where(inArray(customerConsents.customerId, [...customerIds]))
    .orderBy(asc(customerConsents.at), asc(customerConsents.id))
  const decisions = Map.groupBy(rows, ({ customerId }) => customerId)
  return new Map(
    [...decisions].map(([customerId, own]) => [
      customerId,
      presentConsents(own.map(({ channel, state, at }) => ({ channel, state, at: at.toISOString() }))),
    ]),
  )
}
