import { type CustomerId, money } from '@counterflow/core'
import { Inject, Injectable } from '@nestjs/common'
import { eq, sql } from 'drizzle-orm'
import { DATABASE, type Database } from '../../platform/database/database.js'
import type { RouteOutput } from '../../platform/http/route-contract.js'
import { ShopSettings } from '../shop/shop-settings.js'
import { customers } from './customer.table.js'
import { lifetimeSpendOf, orderCountOf } from './customer-figures.js'
import { unknownCustomer } from './customer-problems.js'
import type { customerRoutes } from './customers.contract.js'

type Profile = RouteOutput<typeof customerRoutes.get>

/** Reads all that the shop knows of one customer. */
@Injectable()
export class CustomerProfile {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(ShopSettings) private readonly shop: ShopSettings,
  ) {}

  /** @throws Problem `not-found`. */
  async read(customerId: CustomerId): Promise<Profile> {
    const [found] = await this.database
      .select({
        customer: customers,
        orderCount: sql`${orderCountOf(sql`${customers.id}`)}`.mapWith(Number),
        lifetimeSpend: sql`${lifetimeSpendOf(sql`${customers.id}`)}`.mapWith(Number),
      })
      .from(customers)
      .where(eq(customers.id, customerId))
    if (found === undefined) throw unknownCustomer(customerId)
    const { customer, orderCount, lifetimeSpend } = found
    const { currency } = await this.shop.read()
    return {
      id: customer.id,
      name: customer.name,
      email: customer.email,
      tags: customer.tags,
      metadata: customer.metadata,
      orderCount,
      lifetimeSpend: money(lifetimeSpend, currency),
      createdAt: customer.createdAt.toISOString(),
    }
  }
}
