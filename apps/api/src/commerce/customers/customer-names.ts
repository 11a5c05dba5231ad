import type { CustomerId } from '@counterflow/core'
import { Inject, Injectable } from '@nestjs/common'
import { inArray } from 'drizzle-orm'
import { DATABASE, type Database, type Transaction } from '../../platform/database/database.js'
import { customers } from './customer.table.js'
import { unknownCustomerOf } from './customer-problems.js'
import { findCustomer, holdCustomer } from './customer-records.js'

/** A customer as other lists name them. Empty once they were erased. */
export interface NamedCustomer {
  readonly id: CustomerId
  readonly name: string
  readonly email: string | null
}

/** Names customers for what is not theirs alone: lists of something else, conversations. */
@Injectable()
export class CustomerNames {
  constructor(@Inject(DATABASE) private readonly database: Database) {}

  /** The customers of `ids`; those that do not exist are missing. */
  async of(ids: readonly CustomerId[]): Promise<ReadonlyMap<CustomerId, NamedCustomer>> {
    if (ids.length === 0) return new Map()
    const rows = await this.database
      .select({ id: customers.id, name: customers.name, email: customers.email })
      .from(customers)
      .where(inArray(customers.id, [...new Set(ids)]))
    return new Map(rows.map((row) => [row.id, row]))
  }

  /**
   * The customer, or the one that they were merged into, held until the transaction ends.
   * @throws Problem `unknown-customer`, `customer-erased`.
   */
  async hold(transaction: Transaction, customerId: CustomerId): Promise<NamedCustomer> {
    if ((await findCustomer(transaction, customerId)) === undefined)
      throw unknownCustomerOf(customerId, '/customerId')
    const { id, name, email } = await holdCustomer(transaction, customerId)
    return { id, name, email }
  }
}
