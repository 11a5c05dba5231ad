import type { OrderId } from '@counterflow/core'
import { Problem } from '../../platform/http/problems/problem.js'

/**
 * Some of the orders that were to be made together cannot be. Their transaction is rolled back; the others are made by
 * another one, without them.
 */
export class Refusals extends Error {
  override readonly name = 'Refusals'

  constructor(readonly problems: ReadonlyMap<OrderId, Problem>) {
    super(`${problems.size} of the orders cannot be made.`)
  }
}

/**
 * What came of each of `orders`, where nothing stands in the way of any.
 * @param outcomes in the sequence of the orders
 * @throws Refusals
 */
export function allAccepted<Outcome>(
  orders: readonly { readonly id: OrderId }[],
  outcomes: readonly (Outcome | Problem)[],
): Outcome[] {
  const problems = new Map<OrderId, Problem>()
  const accepted: Outcome[] = []
  for (const [index, { id }] of orders.entries()) {
    const outcome = outcomes[index]
    if (outcome instanceof Problem) problems.set(id, outcome)
    else if (outcome === undefined) throw new Error(`It is not known what came of order ${id}.`)
    else accepted.push(outcome)
  }
  if (problems.size > 0) throw new Refusals(problems)
  return accepted
}
