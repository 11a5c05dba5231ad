import type { CustomerId } from '@counterflow/core'
import { Inject, Injectable } from '@nestjs/common'
import { eq } from 'drizzle-orm'
import type { Transaction } from '../../platform/database/database.js'
import { Transactions } from '../../platform/database/transactions.js'
import { noteChange } from '../../platform/deeds/deed-under-way.js'
import { EventLog } from '../../platform/events/event-log.js'
import { type Actor, systemActor } from '../../platform/http/actor.js'
import { customers } from './customer.table.js'
import { customerUpdated } from './customer-events.js'
import { tooMuchMetadata } from './customer-problems.js'
import { type Customer, holdCustomer, snapshotOf } from './customer-records.js'
import { noteInTimeline } from './timeline/customer-history.js'

/** What the shop knows of a customer beside their name. */
export interface CustomerMarks {
  readonly tags: readonly string[]
  readonly metadata: Readonly<Record<string, string>>
}

/** So many entries are enough for what a shop notes, and few enough to travel with every order's events. */
const mostMetadata = 50

/** Changes what the shop marks its customers with. Every change is safe to repeat. */
@Injectable()
export class CustomerChanges {
  constructor(
    @Inject(Transactions) private readonly transactions: Transactions,
    @Inject(EventLog) private readonly events: EventLog,
  ) {}

  /** Adds the tags that the customer does not have yet. @throws Problem `not-found`, `customer-erased`. */
  addTags(customerId: CustomerId, tags: readonly string[], actor?: Actor): Promise<CustomerMarks> {
    return this.change(customerId, actor, (customer) => ({
      ...customer,
      tags: withTags(customer.tags, tags),
    }))
  }

  /** Takes away the tags that the customer has. @throws Problem `not-found`, `customer-erased`. */
  removeTags(customerId: CustomerId, tags: readonly string[], actor?: Actor): Promise<CustomerMarks> {
    return this.change(customerId, actor, (customer) => ({
      ...customer,
      tags: withoutTags(customer.tags, tags),
    }))
  }

  /**
   * Sets the entries of `changes`, and removes those that are null; the others stay.
   * @throws Problem `not-found`, `customer-erased`, `too-much-metadata`.
   */
  updateMetadata(
    customerId: CustomerId,
    changes: Readonly<Record<string, string | null>>,
    actor?: Actor,
  ): Promise<CustomerMarks> {
    return this.change(customerId, actor, (customer) => {
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
    actor: Actor | undefined,
    decide: (customer: Customer) => CustomerMarks,
  ): Promise<CustomerMarks> {
    return this.transactions.run(async (transaction) => {
      const before = await holdCustomer(transaction, customerId)
      const marks = decide(before)
      await this.mark(transaction, { before, marks, actor: actor ?? systemActor })
      noteChange('tags', before.tags, marks.tags)
      return marks
    })
  }

  /** Writes `marks` of a customer whom the transaction holds; answers whether they had others before. */
  async mark(
    transaction: Transaction,
    { before, marks, actor }: { before: Customer; marks: CustomerMarks; actor: Actor },
  ): Promise<boolean> {
    const written = { tags: [...marks.tags], metadata: { ...marks.metadata } }
    const difference = differenceOf(before, written)
    if (Object.values(difference).every((names) => names.length === 0)) return false
    await transaction
      .update(customers)
      .set({ ...written, updatedAt: new Date() })
      .where(eq(customers.id, before.id))
    const { tagsAdded, tagsRemoved, metadataChanged } = difference
    if (tagsAdded.length + tagsRemoved.length > 0) {
      const values = { added: tagsAdded, removed: tagsRemoved }
      await noteInTimeline(transaction, before.id, { kind: 'tags_changed', actor, values })
    }
    if (metadataChanged.length > 0) {
      const values = { names: metadataChanged }
      await noteInTimeline(transaction, before.id, { kind: 'metadata_changed', actor, values })
    }
    await this.events.append(transaction, customerUpdated, {
      subjectId: before.id,
      payload: { customer: snapshotOf({ ...before, ...written }), ...difference, detailsChanged: [] },
    })
    return true
  }
}

/** `present` and those of `added` that are not among them. */
export const withTags = (present: readonly string[], added: readonly string[]) => [
  ...new Set([...present, ...added]),
]

/** `present` without those of `removed`. */
export const withoutTags = (present: readonly string[], removed: readonly string[]) =>
  present.filter((tag) => !removed.includes(tag))

function differenceOf(before: CustomerMarks, after: CustomerMarks) {
  const names = new Set([...Object.keys(before.metadata), ...Object.keys(after.metadata)])
  return {
    tagsAdded: after.tags.filter((tag) => !before.tags.includes(tag)),
    tagsRemoved: before.tags.filter((tag) => !after.tags.includes(tag)),
    metadataChanged: [...names].filter((name) => before.metadata[name] !== after.metadata[name]),
  }
}
