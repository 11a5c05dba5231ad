import type { OrderId } from '@counterflow/core'
import { sql } from 'drizzle-orm'
import type { Transaction } from '../../platform/database/database.js'
import { Problem } from '../../platform/http/problems/problem.js'
import { allAccepted } from './refusals.js'

/**
 * Does `work` for one order after the other, where it cannot be done for all at once. One that is refused leaves
 * nothing behind, so that those after it are judged as if it had not been there.
 * @throws Refusals
 */
export async function eachAlone<Order extends { readonly id: OrderId }>(
  transaction: Transaction,
  orders: readonly Order[],
  work: (order: Order) => Promise<void>,
): Promise<void> {
  const outcomes: (true | Problem)[] = []
  for (const order of orders) {
    await transaction.execute(sql`savepoint one_order`)
    try {
      await work(order)
      outcomes.push(true)
    } catch (error) {
      if (!(error instanceof Problem)) throw error
      await transaction.execute(sql`rollback to savepoint one_order`)
      outcomes.push(error)
    }
    await transaction.execute(sql`release savepoint one_order`)
  }
  allAccepted(orders, outcomes)
}
