import type { CustomerId, CustomerSnapshot } from '@counterflow/core'
import { eq } from 'drizzle-orm'
import type { Queries, Transaction } from '../../platform/database/database.js'
import { customers } from './customer.table.js'
import { customerErasedAlready, unknownCustomer } from './customer-problems.js'

/** A customer's row. */
export type Customer = typeof customers.$inferSelect

/** So many merges in a row are followed; more cannot come about by merging customers who are not merged. */
const longestTrail = 20

/** The customer with this id, or the one that they were merged into; undefined when there is none. */
export async function findCustomer(queries: Queries, customerId: CustomerId): Promise<Customer | undefined> {
  let id = customerId
  for (let step = 0; step < longestTrail; step += 1) {
    const [found] = await queries.select().from(customers).where(eq(customers.id, id))
    if (found?.mergedInto == null) return found
    id = found.mergedInto
  }
  throw new Error(`Customer ${customerId} was merged in a circle.`)
}

/**
 * The same, held until the transaction ends: nobody else changes, merges or erases them meanwhile.
 * @throws Problem `not-found`, and `customer-erased`: of an erased customer nothing may be noted again.
 */
export async function holdCustomer(transaction: Transaction, customerId: CustomerId): Promise<Customer> {
  let id = customerId
  for (let step = 0; step < longestTrail; step += 1) {
    const [found] = await transaction
      .select()
      .from(customers)
      .where(eq(customers.id, id))
      .for('no key update')
    if (found === undefined) throw unknownCustomer(customerId)
    if (found.mergedInto === null) {
      if (found.erasedAt !== null) throw customerErasedAlready()
      return found
    }
    id = found.mergedInto
  }
  throw new Error(`Customer ${customerId} was merged in a circle.`)
}

/** What an event carries of a customer. */
export function snapshotOf({
  id,
  name,
  email,
  phone,
  tags,
  metadata,
}: Pick<Customer, 'id' | 'name' | 'email' | 'phone' | 'tags' | 'metadata'>): CustomerSnapshot {
  return { id, name, email, phone, tags, metadata }
}
