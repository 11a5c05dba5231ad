import {
  type Currency,
  exponentOf,
  type MinorUnits,
  minorUnits,
  type ShippingPrice,
  type ShippingSettings,
} from '@counterflow/core'
import { sql } from 'drizzle-orm'
import type { Queries, Transaction } from '../../platform/database/database.js'
import { orders } from '../orders/order.table.js'
import { variants } from '../products/product.table.js'

/** Whether anything was ever sold: from then on the currency stays. */
export async function hasOrders(queries: Queries): Promise<boolean> {
  const [order] = await queries.select({ id: orders.id }).from(orders).limit(1)
  return order !== undefined
}

/** Gives every price the same figure in another currency: ₩32,000 becomes $32,000.00. */
export async function keepFigures(transaction: Transaction, from: Currency, to: Currency): Promise<void> {
  const digits = exponentOf(to) - exponentOf(from)
  if (digits === 0) return
  await transaction
    .update(variants)
    .set({ price: sql`round(${variants.price} * power(10::numeric, ${digits}::numeric))` })
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
