import { type Buyer, type CustomerId, type DiscountId, discountCodeKey } from '@counterflow/core'
import { Injectable } from '@nestjs/common'
import { and, eq, inArray, sql } from 'drizzle-orm'
import type { Queries } from '../../platform/database/database.js'
import { customers } from '../customers/customer.table.js'
import { orders } from '../orders/order.table.js'
import { payments } from '../payments/payment.table.js'
import { discounts, discountUses } from './discount.table.js'

/** A discount as it is kept. */
export type StoredDiscount = typeof discounts.$inferSelect

/** Who buys, as far as the caller knows: an id, or an address under which somebody may have bought before. */
export interface BuyerReference {
  readonly customerId?: CustomerId | null | undefined
  readonly email?: string | null | undefined
}

/** What is known of a buyer, and which discounts they used before. */
export interface KnownBuyer {
  readonly customerId: CustomerId | null
  readonly orders: number
  readonly used: ReadonlySet<DiscountId>
}

/** Looks up discounts by their codes, and what a customer did with them before. */
@Injectable()
export class DiscountBook {
  /** The discounts of `codes`, by the key of the code; codes that nobody made are missing. */
  async find(queries: Queries, codes: readonly string[]): Promise<Map<string, StoredDiscount>> {
    if (codes.length === 0) return new Map()
    const found = await queries
      .select()
      .from(discounts)
      .where(inArray(discounts.codeKey, codes.map(discountCodeKey)))
    return new Map(found.map((discount) => [discount.codeKey, discount]))
  }

  /** What is known of the buyer that `reference` means, with their uses of the discounts `ids`. */
  async buyer(queries: Queries, reference: BuyerReference, ids: readonly DiscountId[]): Promise<KnownBuyer> {
    const customerId = await this.customerOf(queries, reference)
    if (customerId === null || ids.length === 0) return { customerId, orders: 0, used: new Set() }
    const used = await queries
      .selectDistinct({ id: discountUses.discountId })
      .from(discountUses)
      .where(and(eq(discountUses.customerId, customerId), inArray(discountUses.discountId, [...ids])))
    return {
      customerId,
      orders: await this.ordersOf(queries, customerId),
      used: new Set(used.map(({ id }) => id)),
    }
  }

  private async customerOf(queries: Queries, { customerId, email }: BuyerReference) {
    if (customerId != null) return customerId
    if (email == null) return null
    const [known] = await queries
      .select({ id: customers.id })
      .from(customers)
      .where(sql`lower(${customers.email}) = lower(${email})`)
    return known?.id ?? null
  }

  /** Orders that were cancelled, or whose card was declined, leave the next one a first order. */
  private async ordersOf(queries: Queries, customerId: CustomerId): Promise<number> {
    const [counted] = await queries
      .select({ count: sql`count(*)`.mapWith(Number) })
      .from(orders)
      .where(
        and(
          eq(orders.customerId, customerId),
          sql`${orders.cancelledAt} is null`,
          sql`not exists (select 1 from ${payments} paying
                           where paying.order_id = ${orders.id} and paying.status = 'declined')`,
        ),
      )
    return counted?.count ?? 0
  }
}

/** The part of what is known of a buyer that one discount is judged by. */
export function buyerOf({ customerId, orders: count, used }: KnownBuyer, discountId: DiscountId): Buyer {
  return { customerId, orders: count, usedBefore: used.has(discountId) }
}
