import fc from 'fast-check'
import { canonicalJson } from '../../../packages/core/src/json/json.js'
import { emptyHead, hashOf, headAfter, seal } from '../../../packages/core/src/ledger/chain.js'
import { ticketFaults } from '../../../packages/core/src/ledger/check-ticket.js'
import {
  registerIdOf,
  shiftIdOf,
  stampOf,
  tickets,
} from '../../../packages/core/src/ledger/ledger.arbitrary.js'
import { ordersToPrice } from '../../../packages/core/src/pricing/orders.arbitrary.js'
import { priceOrder } from '../../../packages/core/src/pricing/price-order.js'
import { figuresOf, priceVectors } from '../../../packages/core/src/pricing/price-vectors.arbitrary.js'

/** What the rules of money and of the ledger come to, here: a browser and a server must say the same. */
export interface Outcomes {
  /** The names of price vectors that came out otherwise than agreed. */
  readonly wrongVectors: readonly string[]
  readonly vectors: number
  /** All prices of orders of any kind, as one canonical text. */
  readonly prices: string
  /** The hashes of a chain of tickets of any kind. */
  readonly chain: readonly string[]
  readonly faults: number
}

const seed = 42

export function outcomes(): Outcomes {
  const wrong = priceVectors.filter(
    ({ order, priced }) => canonicalJson(figuresOf(priceOrder(order), priced)) !== canonicalJson(priced),
  )
  const orders = fc.sample(ordersToPrice, { seed, numRuns: 2_000 })
  const made = fc.sample(tickets, { seed, numRuns: 300 }).map((make, index) => make(index + 1, 1, index + 1))
  const start = emptyHead(registerIdOf(1), 1)
  const chain: string[] = []
  let head = start
  for (const [index, ticket] of made.entries()) {
    const event = seal(
      {
        ...stampOf(index + 1, '2026-11-01T09:00:00.000Z', index),
        type: 'ticket_completed',
        shiftId: shiftIdOf(1),
        payload: { ticket },
      },
      head,
    )
    head = headAfter(event)
    chain.push(hashOf(event))
  }
  return {
    wrongVectors: wrong.map(({ name }) => name),
    vectors: priceVectors.length,
    prices: canonicalJson(orders.map(priceOrder)),
    chain,
    faults: made.filter((ticket) => ticketFaults(ticket).length > 0).length,
  }
}
