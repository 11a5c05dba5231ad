import { type LedgerEvent, minorUnits, shiftIdSchema } from '@counterflow/core'
import { expect } from 'vitest'
import { sellGoods } from '../src/selling/sell'
import { type Selling, sellingOf } from '../src/selling/selling'
import { freshId } from '../src/till/fresh-id'
import type { Till } from '../src/till/till'
import { cashier, signIn } from './test-till'

/** A counter at which the cashier sells, in a shift that is open. */
export async function openSelling(shop: Till): Promise<Selling> {
  await signIn(shop)
  const shiftId = freshId(shiftIdSchema)
  await shop.ledger.record(
    () => ({ type: 'shift_opened', shiftId, payload: { currency: 'KRW', float: minorUnits(0) } }),
    cashier.staffId,
  )
  const selling = sellingOf(shop)
  await expect.poll(() => selling.desk.document.read()).toBeDefined()
  await expect.poll(() => selling.shelf.byCode('SKU-1')).toBeDefined()
  return selling
}

/** Puts what has a code into the cart. */
export function sell(selling: Selling, code: string) {
  const found = selling.shelf.byCode(code)
  if (found === undefined) throw new Error(`${code} is not on the shelf.`)
  return sellGoods(selling, found)
}

/** The tickets that were recorded. */
export const ticketsOf = (events: readonly LedgerEvent[]) =>
  events.flatMap((event) => (event.type === 'ticket_completed' ? [event.payload.ticket] : []))
