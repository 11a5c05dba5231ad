import type { CustomerId, Language } from '@counterflow/core'
import { Inject, Injectable } from '@nestjs/common'
import { and, eq, ne, sql } from 'drizzle-orm'
import type { Transaction } from '../../platform/database/database.js'
import { Transactions } from '../../platform/database/transactions.js'
import { noteChanges } from '../../platform/deeds/deed-under-way.js'
import { EventLog } from '../../platform/events/event-log.js'
import type { Actor } from '../../platform/http/actor.js'
import { ShopSettings } from '../shop/shop-settings.js'
import { contactColumns } from './contact-columns.js'
import { customers } from './customer.table.js'
import { customerUpdated } from './customer-events.js'
import { customerChanged, emailTaken, unreachableCustomer } from './customer-problems.js'
import { type Customer, holdCustomer, snapshotOf } from './customer-records.js'
import { phoneNumber } from './phone-number.js'
import { noteInTimeline } from './timeline/customer-history.js'

/** What of a customer's details is to change; what is not named stays, null empties. */
export interface DetailsChange {
  readonly name?: string | undefined
  readonly email?: string | null | undefined
  readonly phone?: string | null | undefined
  readonly language?: Language | null | undefined
  readonly timeZone?: string | null | undefined
}

/** Changes who a customer is and how they are reached. */
@Injectable()
export class CustomerDetails {
  constructor(
    @Inject(Transactions) private readonly transactions: Transactions,
    @Inject(EventLog) private readonly events: EventLog,
    @Inject(ShopSettings) private readonly shop: ShopSettings,
  ) {}

  /**
   * @param version the one that the caller saw
   * @throws Problem `not-found`, `customer-erased`, `customer-changed`, `customer-email-taken`, `invalid-phone`,
   * `customer-unreachable`.
   */
  async update(
    customerId: CustomerId,
    change: DetailsChange,
    { version, actor }: { version: number; actor: Actor },
  ): Promise<void> {
    await this.transactions.run(async (transaction) => {
      const before = await holdCustomer(transaction, customerId)
      if (before.version !== version) throw customerChanged(before.version)
      const after = await this.changed(transaction, before, change)
      const detailsChanged = detailNames.filter((field) => before[field] !== after[field])
      if (detailsChanged.length === 0) return
      await refuseTakenEmail(transaction, after)
      await transaction
        .update(customers)
        .set({
          ...contactColumns(after),
          language: after.language,
          timeZone: after.timeZone,
          version: sql`${customers.version} + 1`,
          updatedAt: new Date(),
        })
        .where(eq(customers.id, before.id))
      // Not by what they are reached: the record outlives an erasure.
      noteChanges(before, after, ['language', 'timeZone'])
      const values = { fields: detailsChanged }
      await noteInTimeline(transaction, before.id, { kind: 'details_changed', actor, values })
      await tellOfDetails(this.events, transaction, after, detailsChanged)
    })
  }

  private async changed(
    transaction: Transaction,
    before: Customer,
    { name, email, phone, language, timeZone }: DetailsChange,
  ): Promise<Customer> {
    const given = <Value>(value: Value | undefined, present: Value) => (value === undefined ? present : value)
    const { countryCode } = await this.shop.read(transaction)
    const after = {
      ...before,
      name: given(name, before.name),
      email: given(email, before.email),
      phone: phone == null ? given(phone, before.phone) : phoneNumber(phone, countryCode, '/phone'),
      language: given(language, before.language),
      timeZone: given(timeZone, before.timeZone),
    }
    if (after.email === null && after.phone === null) throw unreachableCustomer()
    return after
  }
}

const detailNames = ['name', 'email', 'phone', 'language', 'timeZone'] as const

/** Two that take one address at once: the index refuses the later one, and it is told the same on trying again. */
async function refuseTakenEmail(transaction: Transaction, { id, email }: Customer): Promise<void> {
  if (email === null) return
  const [other] = await transaction
    .select({ id: customers.id, name: customers.name })
    .from(customers)
    .where(and(sql`lower(${customers.email}) = lower(${email})`, ne(customers.id, id)))
  if (other !== undefined) throw emailTaken(other)
}

/** Tells of details or addresses that changed. */
export async function tellOfDetails(
  events: EventLog,
  transaction: Transaction,
  after: Customer,
  detailsChanged: readonly string[],
): Promise<void> {
  await events.append(transaction, customerUpdated, {
    subjectId: after.id,
    payload: {
      customer: snapshotOf(after),
      tagsAdded: [],
      tagsRemoved: [],
      metadataChanged: [],
      detailsChanged: [...detailsChanged],
    },
  })
}
