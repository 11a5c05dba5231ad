import type { Language, LocalizedText, OrderId, OrderLineId } from '@counterflow/core'
import { asc, eq } from 'drizzle-orm'
import type { Queries } from '../../../platform/database/database.js'
import { carts } from '../../carts/cart.table.js'
import { customers } from '../../customers/customer.table.js'
import { drafts } from '../../drafts/draft.table.js'
import { languageOf, type ShopSettings } from '../../shop/shop-settings.js'
import { orderName } from '../numbering/order-name.js'
import { orderLines, orders } from '../order.table.js'
import { unknownOrder } from '../order-problems.js'

/** What a letter about an order is written from. */
export interface LetterReader {
  readonly number: string
  /** Null: nobody can be written to. */
  readonly email: string | null
  readonly name: string | null
  /** The customer's; else that of the cart or the draft that the order was made from; else the shop's. */
  readonly language: Language
  /** Opens the page on which the customer sees how the order stands; null for one that has none. */
  readonly statusToken: string | null
  readonly lines: readonly { readonly id: OrderLineId; readonly title: LocalizedText }[]
}

/**
 * Who reads letters about an order, and what of it they know.
 * @throws Problem `not-found`.
 */
export async function letterReaderOf(
  queries: Queries,
  shop: ShopSettings,
  orderId: OrderId,
): Promise<LetterReader> {
  const [row] = await queries
    .select({
      number: orderName,
      statusToken: orders.statusToken,
      customer: customers,
      cart: carts.language,
      draft: drafts.content,
    })
    .from(orders)
    .leftJoin(customers, eq(customers.id, orders.customerId))
    .leftJoin(carts, eq(carts.orderId, orders.id))
    .leftJoin(drafts, eq(drafts.id, orders.draftId))
    .where(eq(orders.id, orderId))
  if (row === undefined) throw unknownOrder(orderId)
  const { customer, cart, draft } = row
  return {
    number: row.number,
    email: customer?.email ?? draft?.email ?? null,
    name: customer?.name ?? draft?.name ?? null,
    statusToken: row.statusToken,
    language: customer?.language ?? cart ?? draft?.language ?? languageOf(await shop.read(queries)),
    lines: await queries
      .select({ id: orderLines.id, title: orderLines.title })
      .from(orderLines)
      .where(eq(orderLines.orderId, orderId))
      .orderBy(asc(orderLines.position)),
  }
}
