import { type CustomerId, customerIdSchema } from '@counterflow/core'
import { Injectable } from '@nestjs/common'
import { eq, sql } from 'drizzle-orm'
import { v7 as uuidv7 } from 'uuid'
import type { Transaction } from '../../platform/database/database.js'
import { Problem } from '../../platform/http/problems/problem.js'
import { customers } from './customer.table.js'

/** A customer by id, or by an e-mail address under which to find or create one. */
export type CustomerReference = { id: CustomerId } | { name: string; email: string }

/** Finds the customer of an order, and creates the ones that come for the first time. */
@Injectable()
export class CustomerDirectory {
  /**
   * The id of the customer that `reference` means. An address that is known, in capitals or not, keeps its name.
   * @throws Problem `unknown-customer`.
   */
  async findOrCreate(transaction: Transaction, reference: CustomerReference): Promise<CustomerId> {
    if ('id' in reference) return this.existing(transaction, reference.id)
    const { name, email } = reference
    const [created] = await transaction
      .insert(customers)
      .values({ id: customerIdSchema.parse(uuidv7()), name, email, createdAt: new Date() })
      .onConflictDoNothing()
      .returning({ id: customers.id })
    if (created !== undefined) return created.id
    const [known] = await transaction
      .select({ id: customers.id })
      .from(customers)
      .where(sql`lower(${customers.email}) = lower(${email})`)
    if (known === undefined) throw new Error(`The customer ${email} is neither new nor known.`)
    return known.id
  }

  private async existing(transaction: Transaction, id: CustomerId): Promise<CustomerId> {
    const [found] = await transaction.select({ id: customers.id }).from(customers).where(eq(customers.id, id))
    if (found !== undefined) return found.id
    const fix = 'Take an id from GET /api/v1/customers, or send a name and an e-mail address instead.'
    throw new Problem({
      type: 'unknown-customer',
      status: 422,
      title: 'There is no such customer',
      detail: `No customer has the id ${id}.`,
      fix,
      errors: [{ path: '/customer/id', message: 'There is no customer with this id.', fix }],
    })
  }
}
