import type { CustomerId } from '@counterflow/core'
import { Inject, Injectable } from '@nestjs/common'
import { desc, eq } from 'drizzle-orm'
import { DATABASE, type Database } from '../../platform/database/database.js'
import { customers } from '../customers/customer.table.js'
import { unknownCustomer } from '../customers/customer-problems.js'
import { orders } from '../orders/order.table.js'
import { type DraftContent, draftContentSchema } from './draft-content.js'

/** Fills in what is known of a customer who orders again, such as by telephone (R122 to R124). */
@Injectable()
export class DraftPrefill {
  constructor(@Inject(DATABASE) private readonly database: Database) {}

  /** @throws Problem `not-found`. */
  async forCustomer(customerId: CustomerId): Promise<DraftContent> {
    const [customer] = await this.database.select().from(customers).where(eq(customers.id, customerId))
    if (customer === undefined) throw unknownCustomer(customerId)
    const [latest] = await this.database
      .select({ shippingAddress: orders.shippingAddress, billingAddress: orders.billingAddress })
      .from(orders)
      .where(eq(orders.customerId, customerId))
      .orderBy(desc(orders.placedAt))
      .limit(1)
    return draftContentSchema.parse({
      customerId,
      email: customer.email,
      shippingAddress: latest?.shippingAddress ?? null,
      billingAddress: latest?.billingAddress ?? null,
    })
  }
}
