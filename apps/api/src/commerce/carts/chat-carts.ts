import { type CartPieces, type CustomerId, discountCodeKey } from '@counterflow/core'
import { Inject, Injectable } from '@nestjs/common'
import { eq, inArray } from 'drizzle-orm'
import type { z } from 'zod'
import { among } from '../../platform/database/among.js'
import { DATABASE, type Database, type Transaction } from '../../platform/database/database.js'
import type { RecordedEvent } from '../../platform/events/event-log.js'
import { Problem } from '../../platform/http/problems/problem.js'
import { orders } from '../orders/order.table.js'
import { products, variants } from '../products/product.table.js'
import { languageOf, ShopSettings } from '../shop/shop-settings.js'
import { carts } from './cart.table.js'
import { CartCodes } from './cart-codes.js'
import { cartOrdered, cartUpdated } from './cart-events.js'
import { CartStore } from './cart-store.js'

/** What became of a code that was to apply to a cart. */
export interface CodeOutcome {
  readonly applied: boolean
  /** Why it does not apply; null where there is nothing in the cart yet. */
  readonly reason: Problem | null
}

/** A change of a cart, as a conversation with its customer tells it. */
export interface ToldCartChange extends CartPieces {
  readonly cartId: string
}

/** What a conversation needs of the cart of the customer who writes. */
@Injectable()
export class ChatCarts {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(CartStore) private readonly store: CartStore,
    @Inject(CartCodes) private readonly codes: CartCodes,
    @Inject(ShopSettings) private readonly shop: ShopSettings,
  ) {}

  /** The id of a cart, for who has its token. @throws Problem `not-found`. */
  async idOf(token: string): Promise<string> {
    return (await this.store.read(this.database, token)).id
  }

  /**
   * What is in a cart that was made after `since`, and stays in it until the transaction ends; nothing for an older one.
   * @throws Problem `not-found`.
   */
  async filledSince(transaction: Transaction, token: string, since: Date): Promise<ToldCartChange[]> {
    const { id, createdAt, lines } = await this.store.hold(transaction, token)
    if (createdAt < since) return []
    const added = lines.map(({ variantId, quantity }) => ({ cartId: id, variantId, before: 0, quantity }))
    return this.named(transaction, added)
  }

  /** Uses a discount code for a cart, if it can be used now. */
  async apply(cartId: string, code: string): Promise<CodeOutcome> {
    try {
      const { lines, discounts } = await this.codes.addToKnown(cartId, code)
      const applied = discounts.some((used) => discountCodeKey(used.code) === discountCodeKey(code))
      return { applied: applied && lines.length > 0, reason: null }
    } catch (error) {
      if (!(error instanceof Problem)) throw error
      return { applied: false, reason: error }
    }
  }

  /** The changes of carts among `events`, with the products' own names in the language of the shop. */
  async changesIn(transaction: Transaction, events: readonly RecordedEvent[]): Promise<ToldCartChange[]> {
    const changes = events.flatMap(({ type, payload }) =>
      type === cartUpdated.type ? [cartUpdated.payload.parse(payload)] : [],
    )
    return this.named(transaction, changes)
  }

  /** Whose the carts are that became orders by `events`. */
  async ownersIn(
    transaction: Transaction,
    events: readonly RecordedEvent[],
  ): Promise<{ cartId: string; customerId: CustomerId }[]> {
    const ordered = events.flatMap(({ type, payload }) =>
      type === cartOrdered.type ? [cartOrdered.payload.parse(payload)] : [],
    )
    if (ordered.length === 0) return []
    const rows = await transaction
      .select({ cartId: carts.id, customerId: orders.customerId })
      .from(carts)
      .innerJoin(orders, eq(orders.id, carts.orderId))
      .where(
        inArray(
          carts.id,
          ordered.map(({ cartId }) => cartId),
        ),
      )
    return rows.flatMap(({ cartId, customerId }) => (customerId === null ? [] : [{ cartId, customerId }]))
  }

  private async named(
    transaction: Transaction,
    changes: readonly Omit<z.output<typeof cartUpdated.payload>, 'change'>[],
  ): Promise<ToldCartChange[]> {
    if (changes.length === 0) return []
    const language = languageOf(await this.shop.read(transaction))
    const ids = [...new Set(changes.map(({ variantId }) => variantId))]
    const rows = await transaction
      .select({ id: variants.id, title: products.title })
      .from(variants)
      .innerJoin(products, eq(products.id, variants.productId))
      .where(among(variants.id, ids))
    const titles = new Map(rows.map(({ id, title }) => [id, title[language]]))
    return changes.map(({ cartId, variantId, before, quantity }) => ({
      cartId,
      name: titles.get(variantId) ?? '',
      before,
      quantity,
    }))
  }
}
