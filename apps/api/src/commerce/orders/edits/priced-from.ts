import type { OrderToPrice, TaxRule } from '@counterflow/core'
import type { OrderLineRow } from '../fulfilments/line-pieces.js'
import type { OrderRow } from '../order-version.js'

/**
 * What an order was priced from. Of one from before that was written down, what its rows tell: what was taken off each
 * line stays taken off, and the tax is the shop's of the day that it was placed.
 */
export function pricedFromOf(order: OrderRow, lines: readonly OrderLineRow[], tax: TaxRule): OrderToPrice {
  const { pricedFrom } = order
  const isOurs = pricedFrom?.lines.every(({ key }) => lines.some(({ id }) => id === key))
  if (pricedFrom !== null && isOurs === true) return pricedFrom
  const untaxed = lines.reduce<number>((sum, { total }) => sum + total, order.shipping)
  return {
    currency: order.currency,
    lines: lines
      .filter(({ quantity }) => quantity > 0)
      .map(({ id, variantId, productId, unitPrice, quantity, discount }) => ({
        key: id,
        variantId,
        productId,
        unitPrice,
        quantity,
        taxable: true,
        ...(discount > 0 ? { manualDiscount: { kind: 'amount' as const, value: discount } } : {}),
      })),
    shipping: { amount: order.shipping, taxable: true },
    tax: { ...tax, included: order.tax > 0 ? order.total === untaxed : tax.included },
  }
}
