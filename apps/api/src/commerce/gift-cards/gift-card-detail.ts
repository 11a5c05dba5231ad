import { type GiftCardId, money } from '@counterflow/core'
import { Inject, Injectable } from '@nestjs/common'
import { desc, eq } from 'drizzle-orm'
import { DATABASE, type Database } from '../../platform/database/database.js'
import type { RouteOutput } from '../../platform/http/route-contract.js'
import { customers } from '../customers/customer.table.js'
import { orderName } from '../orders/numbering/order-name.js'
import { orders } from '../orders/order.table.js'
import { giftCardEntries, giftCards } from './gift-card.table.js'
import { unknownGiftCard } from './gift-card-problems.js'
import type { giftCardRoutes } from './gift-cards.contract.js'
import { shownGiftCard } from './shown-gift-card.js'

type Detail = RouteOutput<typeof giftCardRoutes.get>

const mostEntries = 200

/** One gift card with its ledger. */
@Injectable()
export class GiftCardDetail {
  constructor(@Inject(DATABASE) private readonly database: Database) {}

  /** @throws Problem `not-found`. */
  async read(giftCardId: GiftCardId): Promise<Detail> {
    const [found] = await this.database
      .select({ card: giftCards, customerName: customers.name })
      .from(giftCards)
      .leftJoin(customers, eq(customers.id, giftCards.customerId))
      .where(eq(giftCards.id, giftCardId))
    if (found === undefined) throw unknownGiftCard(giftCardId)
    const { card, customerName } = found
    const entries = await this.database
      .select({ entry: giftCardEntries, orderNumber: orderName })
      .from(giftCardEntries)
      .leftJoin(orders, eq(orders.id, giftCardEntries.orderId))
      .where(eq(giftCardEntries.giftCardId, giftCardId))
      .orderBy(desc(giftCardEntries.at), desc(giftCardEntries.id))
      .limit(mostEntries)
    return {
      ...shownGiftCard(card, customerName, new Date()),
      codeKnown: card.sealedCode !== null,
      entries: entries.map(({ entry, orderNumber }) => ({
        id: entry.id,
        at: entry.at.toISOString(),
        kind: entry.kind,
        amount: money(entry.amount, card.currency),
        balance: money(entry.balance, card.currency),
        order:
          entry.orderId === null || orderNumber === null ? null : { id: entry.orderId, number: orderNumber },
        reason: entry.reason,
        actor: entry.actor,
      })),
    }
  }
}
