import { attributionOf, conversionFileHead, conversionFileLine, money } from '@counterflow/core'
import type { OrderList } from '../commerce/commerce.public.js'

type Orders = ReturnType<OrderList['all']>

/** Orders as the lines of a file for Google Ads: those that came from a click and were not cancelled. */
export async function* conversionFile(orders: Orders, name: string): AsyncGenerator<string> {
  yield conversionFileHead()
  for await (const { order } of orders) {
    if (order.cancelledAt !== null) continue
    const { id, placedAt, total, currency, journey } = order
    const attribution = attributionOf(journey)
    const line = conversionFileLine(
      { id, placedAt: placedAt.toISOString(), total: money(total, currency), attribution },
      name,
    )
    if (line !== undefined) yield line
  }
}
