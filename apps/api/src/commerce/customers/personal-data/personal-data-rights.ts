import { type CustomerId, type Json, Redaction } from '@counterflow/core'
import { Inject, Injectable } from '@nestjs/common'
import { sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Transaction } from '../../../platform/database/database.js'
import { Transactions } from '../../../platform/database/transactions.js'
import { EventLog } from '../../../platform/events/event-log.js'
import type { Actor } from '../../../platform/http/actor.js'
import { EventPersonalData } from '../../../platform/personal-data/event-personal-data.js'
import { PersonalData } from '../../../platform/personal-data/personal-data.js'
import { orderNameOf } from '../../orders/numbering/order-name.js'
import { customerErased } from '../customer-events.js'
import { unknownCustomer } from '../customer-problems.js'
import { type Customer, findCustomer, holdCustomer } from '../customer-records.js'
import { noteInTimeline } from '../timeline/customer-history.js'
import { personOf } from './person-of.js'
import { confirmationDiffers, openOrders } from './personal-data-problems.js'

/** Everything that is stored about somebody, by section. */
export interface PersonalExport {
  readonly customerId: CustomerId
  readonly exportedAt: string
  readonly sections: Readonly<Record<string, readonly Json[]>>
}

/** How an erasure is asked for. */
export interface ErasureRequest {
  /** The name of the customer, or their e-mail address where they have none: typed, so that nobody does it by mistake. */
  readonly confirmation: string
  /** Also while orders are open. */
  readonly force: boolean
  readonly actor: Actor
}

/** What people may ask of a shop that knows them: what it knows (GDPR Art. 15, 20), and to be forgotten (Art. 17). */
@Injectable()
export class PersonalDataRights {
  constructor(
    @Inject(Transactions) private readonly transactions: Transactions,
    @Inject(EventLog) private readonly events: EventLog,
    @Inject(PersonalData) private readonly personalData: PersonalData,
    @Inject(EventPersonalData) private readonly recorded: EventPersonalData,
  ) {}

  /** All that is stored about a customer. The timeline keeps who asked for it. @throws Problem `not-found`. */
  export(customerId: CustomerId, actor: Actor): Promise<PersonalExport> {
    return this.transactions.run(async (transaction) => {
      const customer = await findCustomer(transaction, customerId)
      if (customer === undefined) throw unknownCustomer(customerId)
      await noteInTimeline(transaction, customer.id, { kind: 'exported', actor })
      const person = await personOf(transaction, customer.id, this.recorded)
      const sections: Record<string, readonly Json[]> = {}
      for (const keeper of this.personalData.keepers())
        sections[keeper.section] = await keeper.collect(transaction, person)
      return { customerId: customer.id, exportedAt: new Date().toISOString(), sections }
    })
  }

  /**
   * Takes the person out of all that is stored, in place and for good: orders, money and the customer's id stay.
   * Erased already, it changes nothing.
   * @throws Problem `not-found`, `confirmation-differs`, `customer-has-open-orders`.
   */
  async erase(
    customerId: CustomerId,
    { confirmation, force, actor }: ErasureRequest,
  ): Promise<{ erasedAt: Date }> {
    return this.transactions.run(async (transaction) => {
      const known = await findCustomer(transaction, customerId)
      if (known === undefined) throw unknownCustomer(customerId)
      if (known.erasedAt !== null) return { erasedAt: known.erasedAt }
      // Against orders that come in meanwhile as well.
      await transaction.execute(sql`select 1 from customers where id = ${known.id} for update`)
      const customer = await holdCustomer(transaction, known.id)
      requireConfirmation(customer, confirmation)
      const open = await openOrdersOf(transaction, customer.id)
      if (open.length > 0 && !force) throw openOrders(open)

      const person = await personOf(transaction, customer.id, this.recorded)
      const redaction = new Redaction(person)
      for (const keeper of this.personalData.keepers()) await keeper.erase(transaction, person, redaction)
      const values = { openOrders: open }
      await noteInTimeline(transaction, customer.id, { kind: 'erased', actor, values })
      await this.events.append(transaction, customerErased, {
        subjectId: customer.id,
        payload: { customerId: customer.id },
      })
      const erased = await findCustomer(transaction, customer.id)
      if (erased?.erasedAt == null) throw new Error(`Customer ${customer.id} was erased and is not.`)
      return { erasedAt: erased.erasedAt }
    })
  }
}

function requireConfirmation({ name, email, phone }: Customer, confirmation: string): void {
  const expected = name.trim() || email || phone || ''
  if (confirmation.trim() !== expected) throw confirmationDiffers(expected)
}

/** The numbers of orders for which money or goods are still to come. */
async function openOrdersOf(transaction: Transaction, customerId: CustomerId): Promise<string[]> {
  const { rows } = await transaction.execute(sql`
    select ${orderNameOf(sql`o.number`)} as name from orders o
     where o.customer_id = ${customerId} and o.cancelled_at is null
       and o.payment_status not in ('declined', 'voided', 'refunded')
       and (o.fulfilment_status <> 'fulfilled' or o.outstanding > 0
            or o.payment_status in ('pending', 'authorized'))
     order by o.number`)
  return z
    .array(z.object({ name: z.string() }))
    .parse(rows)
    .map(({ name }) => name)
}
