import type { VariantId } from '../identifier/id.js'
import type { TaxRule } from '../pricing/order-to-price.js'
import type { Ticket } from './ticket.js'

/** A price that was printed and is not the catalogue's any more, in minor units. */
export interface PriceDrift {
  readonly variantId: VariantId
  readonly title: string
  readonly printed: number
  readonly current: number
}

/**
 * Which catalogue prices of `ticket` are others by now; each variant once for each printed price. Prices that a
 * cashier changed by hand are none of them.
 * @param priceOf the price of a variant in minor units; undefined where it is sold no more.
 */
export function priceDrifts(
  ticket: Pick<Ticket, 'lines'>,
  priceOf: (variantId: VariantId) => number | undefined,
): PriceDrift[] {
  const drifts = new Map<string, PriceDrift>()
  for (const { variantId, title, unitPrice, priceSource } of ticket.lines) {
    if (variantId === null || priceSource !== 'catalogue') continue
    const current = priceOf(variantId)
    if (current === undefined || current === unitPrice) continue
    drifts.set(`${variantId}/${unitPrice}`, { variantId, title, printed: unitPrice, current })
  }
  return [...drifts.values()]
}

/**
 * Whether `ticket` was taxed by none of `rules`: those that counted when it was sold. What has no line has no tax that
 * could be wrong.
 */
export function hasTaxDrift(ticket: Pick<Ticket, 'taxRule' | 'lines'>, rules: readonly TaxRule[]): boolean {
  if (ticket.lines.length === 0) return false
  const { ratesBasisPoints, included } = ticket.taxRule
  return !rules.some(
    (rule) =>
      included === rule.included &&
      ratesBasisPoints.length === rule.ratesBasisPoints.length &&
      ratesBasisPoints.every((rate, index) => rate === rule.ratesBasisPoints[index]),
  )
}
