import type { OrderId, VariantId } from '@counterflow/core'
import { Inject, Injectable } from '@nestjs/common'
import type { Transaction } from '../../../platform/database/database.js'
import { readOrderStock } from '../../inventory/order-stock.js'
import { type Pieces, Stock } from '../../inventory/stock.js'
import { readLines, unsentOf } from '../fulfilments/line-pieces.js'

/** Sees to it that an order holds the goods that are still to be sent, also when it once gave them up. */
@Injectable()
export class OrderReservations {
  constructor(@Inject(Stock) private readonly stock: Stock) {}

  /**
   * Reserves what of an order that the transaction holds is neither sent nor reserved: after a declined card or a
   * released payment that is all of it.
   * @throws Problem `out-of-stock` (409) that names the lines of which there is too little.
   */
  async complete(transaction: Transaction, orderId: OrderId, allowOversell: boolean): Promise<void> {
    const left = new Map<VariantId, number>()
    for (const { variantId, reserved } of await readOrderStock(transaction, orderId)) {
      left.set(variantId, reserved + (left.get(variantId) ?? 0))
    }
    const missing = (await readLines(transaction, orderId)).flatMap((line, index): Pieces[] => {
      const { variantId } = line
      if (variantId === null) return []
      const held = Math.min(unsentOf(line), left.get(variantId) ?? 0)
      left.set(variantId, (left.get(variantId) ?? 0) - held)
      const quantity = unsentOf(line) - held
      return quantity === 0 ? [] : [{ variantId, quantity, line: index }]
    })
    if (missing.length > 0) await this.stock.reserve(transaction, orderId, missing, { allowOversell })
  }
}
