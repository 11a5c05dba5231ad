import { type CustomerId, type MergeChoice, mergeCustomers } from '@counterflow/core'
import { Inject, Injectable } from '@nestjs/common'
import { and, asc, eq, inArray, sql } from 'drizzle-orm'
import type { Transaction } from '../../../platform/database/database.js'
import { Transactions } from '../../../platform/database/transactions.js'
import { EventLog } from '../../../platform/events/event-log.js'
import type { Actor } from '../../../platform/http/actor.js'
import { moveRewards } from '../../discounts/moved-customer.js'
import { orders } from '../../orders/order.table.js'
import { customerAddresses } from '../addresses/customer-address.table.js'
import { customerConsents } from '../consents/customer-consent.table.js'
import { keepSubscribed } from '../consents/customer-consents.js'
import { contactColumns } from '../contact-columns.js'
import { customers } from '../customer.table.js'
import { customerMerged } from '../customer-events.js'
import { customerErasedAlready, unknownCustomer } from '../customer-problems.js'
import { type Customer, snapshotOf } from '../customer-records.js'
import { recomputeFigures } from '../figures/figure-keeping.js'
import { customerNotes } from '../notes/customer-note.table.js'
import { noteInTimeline } from '../timeline/customer-history.js'
import { customerTimeline } from '../timeline/customer-timeline.table.js'
import { customerWithItself, mergedElsewhere } from './merge-problems.js'

/** Makes one customer of two that are one person. It cannot be undone. */
@Injectable()
export class CustomerMerging {
  constructor(
    @Inject(Transactions) private readonly transactions: Transactions,
    @Inject(EventLog) private readonly events: EventLog,
  ) {}

  /**
   * Merges `otherId` into `customerId`: orders, notes, addresses, consents and tags of both are the one's from then
   * on, and the other's id answers with the one. Merged already, it changes nothing.
   * @throws Problem `not-found`, `customer-with-itself`, `customer-merged-elsewhere`, `customer-erased`.
   */
  async merge(
    customerId: CustomerId,
    otherId: CustomerId,
    { choice, actor }: { choice: MergeChoice; actor: Actor },
  ): Promise<void> {
    if (customerId === otherId) throw customerWithItself()
    await this.transactions.run(async (transaction) => {
      const { kept, gone } = await holdBoth(transaction, customerId, otherId)
      if (gone.mergedInto === kept.id) return
      if (kept.mergedInto !== null || gone.mergedInto !== null) throw mergedElsewhere()
      if (kept.erasedAt !== null || gone.erasedAt !== null) throw customerErasedAlready()
      const merged = await this.write(transaction, kept, gone, choice)
      await moveBelongings(transaction, kept.id, gone.id)
      await recomputeFigures(transaction, kept.id)
      await noteInTimeline(transaction, kept.id, { kind: 'merged', actor, values: { otherId: gone.id } })
      await this.events.append(transaction, customerMerged, {
        subjectId: kept.id,
        payload: { customer: snapshotOf(merged), mergedId: gone.id },
      })
    })
  }

  /** The loser first: two customers never have one address. */
  private async write(
    transaction: Transaction,
    kept: Customer,
    gone: Customer,
    choice: MergeChoice,
  ): Promise<Customer> {
    const now = new Date()
    const { language, timeZone, tags, metadata, ...contact } = mergeCustomers(kept, gone, choice)
    await transaction
      .update(customers)
      .set({
        ...contactColumns({ name: gone.name, email: null, phone: null }),
        tags: [],
        metadata: {},
        mergedInto: kept.id,
        mergedAt: now,
        updatedAt: now,
        version: sql`${customers.version} + 1`,
        orderCount: 0,
        lifetimeSpend: sql`0`,
        subscribed: false,
        firstOrderAt: null,
        lastOrderAt: null,
      })
      .where(eq(customers.id, gone.id))
    const [merged] = await transaction
      .update(customers)
      .set({
        ...contactColumns(contact),
        language,
        timeZone,
        tags: [...tags],
        metadata: { ...metadata },
        createdAt: new Date(Math.min(kept.createdAt.getTime(), gone.createdAt.getTime())),
        updatedAt: now,
        version: sql`${customers.version} + 1`,
      })
      .where(eq(customers.id, kept.id))
      .returning()
    if (merged === undefined) throw new Error(`Customer ${kept.id} is gone under its own lock.`)
    return merged
  }
}

/** Both rows, held in one order whoever is asked for first, and against new orders as well. */
async function holdBoth(
  transaction: Transaction,
  customerId: CustomerId,
  otherId: CustomerId,
): Promise<{ kept: Customer; gone: Customer }> {
  const rows = await transaction
    .select()
    .from(customers)
    .where(inArray(customers.id, [customerId, otherId]))
    .orderBy(asc(customers.id))
    .for('update')
  const kept = rows.find(({ id }) => id === customerId)
  const gone = rows.find(({ id }) => id === otherId)
  if (kept === undefined) throw unknownCustomer(customerId)
  if (gone === undefined) throw unknownCustomer(otherId)
  return { kept, gone }
}

async function moveBelongings(transaction: Transaction, kept: CustomerId, gone: CustomerId): Promise<void> {
  await transaction.update(orders).set({ customerId: kept }).where(eq(orders.customerId, gone))
  await transaction.update(customerNotes).set({ customerId: kept }).where(eq(customerNotes.customerId, gone))
  await transaction
    .update(customerConsents)
    .set({ customerId: kept })
    .where(eq(customerConsents.customerId, gone))
  await keepSubscribed(transaction, kept)
  await transaction
    .update(customerTimeline)
    .set({ customerId: kept })
    .where(eq(customerTimeline.customerId, gone))
  const [usual] = await transaction
    .select({ id: customerAddresses.id })
    .from(customerAddresses)
    .where(and(eq(customerAddresses.customerId, kept), eq(customerAddresses.isDefault, true)))
  await transaction
    .update(customerAddresses)
    .set({ customerId: kept, ...(usual === undefined ? {} : { isDefault: false }) })
    .where(eq(customerAddresses.customerId, gone))
  await moveRewards(transaction, kept, gone)
}
