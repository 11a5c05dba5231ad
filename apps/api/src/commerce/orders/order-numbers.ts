import { sql } from 'drizzle-orm'
import type { Transaction } from '../../platform/database/database.js'
import { orderCounters } from './order.table.js'

/** Number of the first order, less one. */
const numbersStartAfter = 1000

/**
 * The numbers of the next `count` orders, in their sequence. Others wait for theirs until the transaction ends, which is
 * why none are missing: take them as late as can be.
 */
export async function nextNumbers(transaction: Transaction, count: number): Promise<number[]> {
  const [counter] = await transaction
    .insert(orderCounters)
    .values({ id: 'orders', last: numbersStartAfter + count })
    .onConflictDoUpdate({
      target: orderCounters.id,
      set: { last: sql`${orderCounters.last} + ${count}::int` },
    })
    .returning({ last: orderCounters.last })
  if (counter === undefined) throw new Error('The counter of the orders gave no number.')
  return Array.from({ length: count }, (_, index) => counter.last - count + 1 + index)
}
