import type { CustomerId } from '@counterflow/core'
import { Inject, Injectable } from '@nestjs/common'
import { and, asc, eq, isNull, sql } from 'drizzle-orm'
import { among } from '../../platform/database/among.js'
import type { Transaction } from '../../platform/database/database.js'
import { EventLog } from '../../platform/events/event-log.js'
import type { Actor } from '../../platform/http/actor.js'
import { Problem } from '../../platform/http/problems/problem.js'
import type { TimelineActor } from '../orders/order-history.js'
import { contactColumns } from './contact-columns.js'
import { customers } from './customer.table.js'
import { tellOfDetails } from './customer-details.js'
import { phoneNumber } from './phone-number.js'
import { noteInTimeline } from './timeline/customer-history.js'

/** A telephone number that somebody gave with an order, as they wrote it. */
export interface GivenPhone {
  readonly customerId: CustomerId
  readonly phone: string
  readonly actor: Actor | TimelineActor
}

/** Learns telephone numbers from orders: of customers who have none, and whose order says one. */
@Injectable()
export class CustomerPhones {
  constructor(@Inject(EventLog) private readonly events: EventLog) {}

  /**
   * Fills in what was empty; what cannot be a number in `countryCode` is left out, since nobody is asked here. Call it
   * when the transaction holds the customers already.
   */
  async fill(transaction: Transaction, given: readonly GivenPhone[], countryCode: string): Promise<void> {
    if (given.length === 0) return
    const first = new Map(given.toReversed().map((one) => [one.customerId, one]))
    const without = await transaction
      .select()
      .from(customers)
      .where(and(among(customers.id, [...first.keys()]), isNull(customers.phone)))
      .orderBy(asc(customers.id))
    for (const before of without) {
      const one = first.get(before.id)
      const phone = one === undefined ? undefined : numberIn(one.phone, countryCode)
      if (one === undefined || phone === undefined) continue
      const after = { ...before, phone }
      await transaction
        .update(customers)
        .set({
          ...contactColumns(after),
          version: sql`${customers.version} + 1`,
          updatedAt: new Date(),
        })
        .where(eq(customers.id, before.id))
      const values = { fields: ['phone'] }
      await noteInTimeline(transaction, before.id, { kind: 'details_changed', actor: one.actor, values })
      await tellOfDetails(this.events, transaction, after, ['phone'])
    }
  }
}

function numberIn(text: string, countryCode: string): string | undefined {
  try {
    return phoneNumber(text, countryCode, '/customer/phone')
  } catch (error) {
    if (error instanceof Problem) return undefined
    throw error
  }
}
