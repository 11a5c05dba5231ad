import type { CustomerId } from '@counterflow/core'
import { Inject, Injectable } from '@nestjs/common'
import { eq } from 'drizzle-orm'
import type { Transaction } from '../../platform/database/database.js'
import { Transactions } from '../../platform/database/transactions.js'
import { EventLog } from '../../platform/events/event-log.js'
import { customers } from './customer.table.js'
import { customerUpdated } from './customer-events.js'
import { tooMuchMetadata, unknownCustomer } from './customer-problems.js'

type Customer = typeof customers.$inferSelect

/** What the shop knows of a customer beside their name. */
export interface CustomerMarks {
  readonly tags: readonly string[]
  readonly metadata: Readonly<Record<string, string>>
}

/** So many entries are enough for what a shop notes, and few enough to travel with every order's events. */
const mostMetadata = 50

/** Changes what the shop notes about its customers. Every change is safe to repeat. */
@Injectable()
export class CustomerChanges {
  constructor(
    @Inject(Transactions) private readonly transactions: Transactions,
    @Inject(EventLog) private readonly events: EventLog,
  ) {}

  /** Adds the tags that the customer does not have yet. @throws Problem `not-found`. */
  addTags(customerId: CustomerId, tags: readonly string[]): Promise<CustomerMarks> {
    return this.change(customerId, (customer) => ({
      ...customer,
      tags: [...new Set([...customer.tags, ...tags])],
    }))
  }

  /** Takes away the tags that the customer has. @throws Problem `not-found`. */
  removeTags(customerId: CustomerId, tags: readonly string[]): Promise<CustomerMarks> {
    return this.change(customerId, (customer) => ({
      ...customer,
      tags: customer.tags.filter((tag) => !tags.includes(tag)),
    }))
  }

  /**
   * Sets the entries of `changes`, and removes those that are null; the others stay.
   * @throws Problem `not-found`, `too-much-metadata`.
   */
  updateMetadata(
    customerId: CustomerId,
    changes: Readonly<Record<string, string | null>>,
  ): Promise<CustomerMarks> {
    return this.change(customerId, (customer) => {
      const merged = Object.entries({ ...customer.metadata, ...changes })
      const metadata = Object.fromEntries(
        merged.flatMap(([name, value]) => (value === null ? [] : [[name, value]])),
      )
      if (Object.keys(metadata).length > mostMetadata) throw tooMuchMetadata(mostMetadata)
      return { ...customer, metadata }
    })
  }

  private change(
    customerId: CustomerId,
    decide: (customer: Customer) => CustomerMarks,
  ): Promise<CustomerMarks> {
    return this.transactions.run(async (transaction) => {
      const [before] = await transaction
        .select()
        .from(customers)
        .where(eq(customers.id, customerId))
        .for('no key update')
      if (before === undefined) throw unknownCustomer(customerId)
      const { tags, metadata } = decide(before)
      const difference = differenceOf(before, { tags, metadata })
      if (Object.values(difference).every((names) => names.length === 0)) return before
      await this.record(transaction, { ...before, tags: [...tags], metadata: { ...metadata } }, difference)
      return { tags, metadata }
    })
  }

  private async record(
    transaction: Transaction,
    { id, name, email, tags, metadata }: Customer,
    difference: ReturnType<typeof differenceOf>,
  ): Promise<void> {
    await transaction.update(customers).set({ tags, metadata }).where(eq(customers.id, id))
    await this.events.append(transaction, customerUpdated, {
      subjectId: id,
      payload: { customer: { id, name, email, tags, metadata }, ...difference },
    })
  }
}

function differenceOf(before: CustomerMarks, after: CustomerMarks) {
  const names = new Set([...Object.keys(before.metadata), ...Object.keys(after.metadata)])
  return {
    tagsAdded: after.tags.filter((tag) => !before.tags.includes(tag)),
    tagsRemoved: before.tags.filter((tag) => !after.tags.includes(tag)),
    metadataChanged: [...names].filter((name) => before.metadata[name] !== after.metadata[name]),
  }
}
