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

/** Whether `ticket` was taxed by another rule than `now`. What has no line has no tax that could be another. */
export function hasTaxDrift(ticket: Pick<Ticket, 'taxRule' | 'lines'>, now: TaxRule): boolean {
  if (ticket.lines.length === 0) return false
  const { ratesBasisPoints, included } = ticket.taxRule
  const same =
    included === now.included &&
    ratesBasisPoints.length === now.ratesBasisPoints.length &&
    ratesBasisPoints.every((rate, index) => rate === now.ratesBasisPoints[index])
  return !same
}
