import type { CustomerId } from '@counterflow/core'
import { arrayContains, eq, sql } from 'drizzle-orm'
import type { Transaction } from '../../platform/database/database.js'
import { giftCards } from '../gift-cards/gift-card.table.js'
import { discounts, discountUses } from './discount.table.js'

/**
 * Hands the gift cards, the named discounts and the uses of a customer on to the one they are merged into. Where both
 * used a discount that is for once each, one use stays without a customer: both orders keep what they were given.
 */
export async function moveRewards(
  transaction: Transaction,
  kept: CustomerId,
  gone: CustomerId,
): Promise<void> {
  await transaction.update(giftCards).set({ customerId: kept }).where(eq(giftCards.customerId, gone))
  await transaction.execute(sql`
    update ${discountUses} moved
       set customer_id = case when moved.once and exists (
             select 1 from ${discountUses} other
              where other.discount_id = moved.discount_id and other.customer_id = ${kept} and other.once)
           then null else ${kept}::uuid end
     where moved.customer_id = ${gone}`)
  await transaction
    .update(discounts)
    .set({
      customerIds: sql`case when ${kept}::uuid = any(${discounts.customerIds})
        then array_remove(${discounts.customerIds}, ${gone}::uuid)
        else array_replace(${discounts.customerIds}, ${gone}::uuid, ${kept}::uuid) end`,
    })
    .where(arrayContains(discounts.customerIds, [gone]))
}
