import type { CustomerId, TillCustomer } from '@counterflow/core'
import { Inject, Injectable } from '@nestjs/common'
import { and, desc, inArray, isNull, sql } from 'drizzle-orm'
import { DATABASE, type Database, type Queries } from '../../platform/database/database.js'
import { customers } from '../customers/customer.table.js'

/** As many customers as tills know; beyond, those that nobody has seen for the longest time are left out. */
export const mostTillCustomers = 50_000

/** The customers that tills find without a network. */
@Injectable()
export class TillCustomers {
  constructor(@Inject(DATABASE) private readonly database: Database) {}

  /** The ids of those who came last, from old to new. */
  async ids(): Promise<CustomerId[]> {
    const seen = sql`coalesce(${customers.lastOrderAt}, ${customers.createdAt})`
    const rows = await this.database
      .select({ id: customers.id })
      .from(customers)
      .where(and(isNull(customers.mergedInto), isNull(customers.erasedAt)))
      .orderBy(desc(seen), desc(customers.id))
      .limit(mostTillCustomers)
    return rows.map(({ id }) => id).reverse()
  }

  /** Those of `ids` who are still customers: neither merged into another nor erased. */
  async read(queries: Queries, ids: readonly CustomerId[]): Promise<Map<CustomerId, TillCustomer>> {
    if (ids.length === 0) return new Map()
    const rows = await queries
      .select({
        customerId: customers.id,
        name: customers.name,
        email: customers.email,
        phone: customers.phone,
        tags: customers.tags,
      })
      .from(customers)
      .where(and(inArray(customers.id, [...ids]), isNull(customers.mergedInto), isNull(customers.erasedAt)))
    return new Map(rows.map((row) => [row.customerId, row]))
  }
}
