import type { CustomerId, DiscountId, MinorUnits, OrderId } from '@counterflow/core'
import { Injectable } from '@nestjs/common'
import { and, eq, sql } from 'drizzle-orm'
import type { Transaction } from '../../platform/database/database.js'
import { discounts, discountUses } from './discount.table.js'
import { discountGone, discountUsedMeanwhile } from './discount-problems.js'

/** One discount that an order uses, and what it took off. */
export interface UsedDiscount {
  readonly discountId: DiscountId
  readonly code: string
  readonly amount: MinorUnits
}

/** Counts the uses of discounts, so that limits hold however many order at once. */
@Injectable()
export class DiscountUses {
  /**
   * Takes one use of each discount of a quote for an order, whose row has to be there. An order that took its
   * uses keeps them: asked again it takes no more.
   * @throws Problem `discount-used-up` when the last use went to somebody else, or the discount was turned off,
   * and `discount-used-by-customer` when this customer used it meanwhile. Let the transaction roll back then.
   */
  async take(
    transaction: Transaction,
    orderId: OrderId,
    quote: { readonly codes: readonly UsedDiscount[] },
    customer: { readonly customerId: CustomerId | null },
  ): Promise<void> {
    const taken = await transaction
      .select({ id: discountUses.discountId })
      .from(discountUses)
      .where(eq(discountUses.orderId, orderId))
    for (const used of inLockingOrder(quote.codes)) {
      if (taken.some(({ id }) => id === used.discountId)) continue
      const once = await this.count(transaction, used)
      await this.record(transaction, orderId, used, { customerId: customer.customerId, once })
    }
  }

  /**
   * Counts uses that have happened already, whatever the limits say, for an order that has none yet. Answers the codes
   * that went beyond them, or that are not there any more.
   */
  async takeAnyway(
    transaction: Transaction,
    orderId: OrderId,
    codes: readonly UsedDiscount[],
    customerId: CustomerId | null,
  ): Promise<string[]> {
    const beyond: string[] = []
    for (const used of inLockingOrder(codes)) {
      const [counted] = await transaction
        .update(discounts)
        .set({ uses: sql`${discounts.uses} + 1`, lastUsedAt: new Date() })
        .where(eq(discounts.id, used.discountId))
        .returning({ uses: discounts.uses, most: discounts.maximumUses })
      if (counted === undefined || (counted.most !== null && counted.uses > counted.most))
        beyond.push(used.code)
      if (counted === undefined) continue
      // Not as the one use of a customer: that is a limit, too.
      await this.record(transaction, orderId, used, { customerId, once: false })
    }
    return beyond
  }

  /** Gives back all uses of an order that did not come about. Asked twice, it does so once. */
  async giveBack(transaction: Transaction, orderId: OrderId): Promise<void> {
    const given = await transaction
      .delete(discountUses)
      .where(eq(discountUses.orderId, orderId))
      .returning({ discountId: discountUses.discountId })
    for (const { discountId } of inLockingOrder(given)) {
      await transaction
        .update(discounts)
        .set({ uses: sql`${discounts.uses} - 1` })
        .where(eq(discounts.id, discountId))
    }
  }

  /** Counts one more use, and answers whether each customer has this one only. */
  private async count(transaction: Transaction, { discountId, code }: UsedDiscount): Promise<boolean> {
    const [counted] = await transaction
      .update(discounts)
      .set({ uses: sql`${discounts.uses} + 1`, lastUsedAt: new Date() })
      .where(
        and(
          eq(discounts.id, discountId),
          discounts.active,
          sql`(${discounts.maximumUses} is null or ${discounts.uses} < ${discounts.maximumUses})`,
          sql`(${discounts.endsAt} is null or ${discounts.endsAt} > now())`,
        ),
      )
      .returning({
        oncePerCustomer: discounts.oncePerCustomer,
        firstOrderOnly: discounts.firstOrderOnly,
      })
    if (counted === undefined) throw discountGone(code)
    return counted.oncePerCustomer || counted.firstOrderOnly
  }

  private async record(
    transaction: Transaction,
    orderId: OrderId,
    { discountId, code, amount }: UsedDiscount,
    given: { customerId: CustomerId | null; once: boolean },
  ): Promise<void> {
    const [recorded] = await transaction
      .insert(discountUses)
      .values({ orderId, discountId, ...given, amount, at: new Date() })
      .onConflictDoNothing()
      .returning({ orderId: discountUses.orderId })
    if (recorded === undefined) throw discountUsedMeanwhile(code)
  }
}

/** The same sequence for everybody, or two orders with the same codes would wait for each other for ever. */
function inLockingOrder<Use extends Pick<UsedDiscount, 'discountId'>>(uses: readonly Use[]): Use[] {
  return [...uses].sort((left, right) => (left.discountId < right.discountId ? -1 : 1))
}
