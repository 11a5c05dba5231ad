import type { Language, LocalizedText, OrderId, OrderLineId } from '@counterflow/core'
import { asc, eq } from 'drizzle-orm'
import { among } from '../../../platform/database/among.js'
import type { Queries } from '../../../platform/database/database.js'
import { carts } from '../../carts/cart.table.js'
import { customers } from '../../customers/customer.table.js'
import { drafts } from '../../drafts/draft.table.js'
import { languageOf, type ShopSettings } from '../../shop/shop-settings.js'
import { orderName } from '../numbering/order-name.js'
import { orderLines, orders } from '../order.table.js'

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

/** Who reads letters about orders, and what of them they know: of each order that there is. */
export async function letterReadersOf(
  queries: Queries,
  shop: ShopSettings,
  orderIds: readonly OrderId[],
): Promise<ReadonlyMap<OrderId, LetterReader>> {
  const rows = await queries
    .select({
      id: orders.id,
      number: orderName,
      statusToken: orders.statusToken,
      customer: { email: customers.email, name: customers.name, language: customers.language },
      cart: carts.language,
      draft: drafts.content,
    })
    .from(orders)
    .leftJoin(customers, eq(customers.id, orders.customerId))
    .leftJoin(carts, eq(carts.orderId, orders.id))
    .leftJoin(drafts, eq(drafts.id, orders.draftId))
    .where(among(orders.id, orderIds))
  const lines = await queries
    .select({ orderId: orderLines.orderId, id: orderLines.id, title: orderLines.title })
    .from(orderLines)
    .where(among(orderLines.orderId, orderIds))
    .orderBy(asc(orderLines.orderId), asc(orderLines.position))
  const linesOf = Map.groupBy(lines, ({ orderId }) => orderId)
  const spoken = languageOf(await shop.read(queries))
  return new Map(
    rows.map(({ id, number, statusToken, customer, cart, draft }) => [
      id,
      {
        number,
        email: customer?.email ?? draft?.email ?? null,
        name: customer?.name ?? draft?.name ?? null,
        statusToken,
        language: customer?.language ?? cart ?? draft?.language ?? spoken,
        lines: linesOf.get(id) ?? [],
      },
    ]),
  )
}
