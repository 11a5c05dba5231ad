import {
  type Currency,
  exponentOf,
  type MinorUnits,
  minorUnits,
  type ShippingPrice,
  type ShippingSettings,
} from '@counterflow/core'
import { max, type SQLWrapper, sql } from 'drizzle-orm'
import type { Queries, Transaction } from '../../platform/database/database.js'
import { orders } from '../orders/order.table.js'
import { products, variants } from '../products/product.table.js'

/** Whether anything was ever sold: from then on the currency stays. */
export async function hasOrders(queries: Queries): Promise<boolean> {
  const [order] = await queries.select({ id: orders.id }).from(orders).limit(1)
  return order !== undefined
}

/**
 * Gives every price the same figure in another currency: ₩32,000 becomes $32,000.00.
 * @throws MoneyRangeError when one would be beyond what an amount can hold.
 */
export async function keepFigures(transaction: Transaction, from: Currency, to: Currency): Promise<void> {
  const digits = exponentOf(to) - exponentOf(from)
  if (digits === 0) return
  const [highest] = await transaction.select({ price: max(variants.price) }).from(variants)
  // Range-checked for the highest one, on behalf of all.
  minorUnits(Math.round(Number(highest?.price ?? 0) * 10 ** digits))
  const moved = (column: SQLWrapper) => sql`round(${column} * power(10::numeric, ${digits}::numeric))`
  await transaction
    .update(variants)
    .set({ price: moved(variants.price), compareAtPrice: moved(variants.compareAtPrice) })
  await transaction.update(products).set({ leastPrice: moved(products.leastPrice) })
}

/** The same for shipping rates, whose amounts lie within settings. */
export function shippingInCurrency(
  settings: ShippingSettings,
  from: Currency,
  to: Currency,
): ShippingSettings {
  const factor = 10 ** (exponentOf(to) - exponentOf(from))
  return {
    ...settings,
    zones: settings.zones.map((zone) => ({
      ...zone,
      rates: zone.rates.map((rate) => ({ ...rate, price: scaled(rate.price, factor) })),
    })),
  }
}

function scaled(price: ShippingPrice, factor: number): ShippingPrice {
  const amountOf = (amount: MinorUnits) => minorUnits(Math.round(amount * factor))
  if (price.kind === 'flat') {
    const freeFrom = price.freeFrom === null ? null : amountOf(price.freeFrom)
    return { ...price, amount: amountOf(price.amount), freeFrom }
  }
  // Only limits in money change with the money; those in grams stay.
  const limitOf = (upTo: number | null) =>
    upTo === null || price.kind === 'weight' ? upTo : Math.max(1, Math.round(upTo * factor))
  const bands = price.bands.map(({ upTo, amount }) => ({ upTo: limitOf(upTo), amount: amountOf(amount) }))
  return { ...price, bands }
}
