import type { MinorUnits } from '../money/money.js'
import type { LineToPrice, OrderToPrice } from '../pricing/order-to-price.js'

/** What is changed of what an order is priced from. */
export interface PriceEdit {
  /** New quantities by the keys of their lines, from 0; a line that is not named stays as it is. */
  readonly quantities: ReadonlyMap<string, number>
  readonly added: readonly LineToPrice[]
  /** What sending the order costs; as before, when undefined. */
  readonly shipping?: MinorUnits | undefined
}

/** What an edited order is priced from. Lines without pieces are left out; discounts and taxes stay what they were. */
export function editedOrder(order: OrderToPrice, { quantities, added, shipping }: PriceEdit): OrderToPrice {
  const kept = order.lines.map((line) => ({ ...line, quantity: quantities.get(line.key) ?? line.quantity }))
  return {
    ...order,
    lines: [...kept, ...added].filter(({ quantity }) => quantity > 0),
    shipping: shipping === undefined ? order.shipping : { ...order.shipping, amount: shipping },
  }
}
