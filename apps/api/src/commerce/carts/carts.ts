import {
  type CartChange,
  type CartLine,
  continuedJourney,
  type Language,
  momentOf,
  type VariantId,
  type Visit,
  withMorePieces,
  withQuantity,
} from '@counterflow/core'
import { Inject, Injectable } from '@nestjs/common'
import { v7 as uuidv7 } from 'uuid'
import { DATABASE, type Database, type Transaction } from '../../platform/database/database.js'
import { Transactions } from '../../platform/database/transactions.js'
import { EventLog } from '../../platform/events/event-log.js'
import { phoneNumber } from '../customers/phone-number.js'
import { languageOf, ShopSettings } from '../shop/shop-settings.js'
import type { CartShown } from './cart.contract.js'
import { cartUpdated } from './cart-events.js'
import { CartPricing } from './cart-pricing.js'
import { cartFull, notForSale, unknownCartLine, unknownShippingRate } from './cart-problems.js'
import { type Cart, type CartChanges, CartStore } from './cart-store.js'
import { hashOfToken, newPublicToken } from './cart-token.js'
import { CartView } from './cart-view.js'
import type { CartDetails } from './carts.contract.js'
import { SoldVariants } from './sold-variants.js'

/** What is to become of a cart. */
export type CartDecision = (transaction: Transaction, cart: Cart) => Promise<CartChanges>

/** Carts, for whoever holds their tokens. Every change answers with the cart as it is then. */
@Injectable()
export class Carts {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(Transactions) private readonly transactions: Transactions,
    @Inject(EventLog) private readonly events: EventLog,
    @Inject(ShopSettings) private readonly shop: ShopSettings,
    @Inject(CartStore) private readonly store: CartStore,
    @Inject(CartPricing) private readonly pricing: CartPricing,
    @Inject(CartView) private readonly view: CartView,
    @Inject(SoldVariants) private readonly variants: SoldVariants,
  ) {}

  async create(
    language: Language | undefined,
    visits: readonly Visit[],
  ): Promise<{ token: string; cart: CartShown }> {
    const token = newPublicToken()
    const cart = await this.store.create(this.database, {
      id: uuidv7(),
      tokenHash: hashOfToken(token),
      language: language ?? languageOf(await this.shop.read()),
      journey: continuedJourney([], visits.map(momentOf)),
    })
    return { token, cart: await this.view.show(this.database, cart) }
  }

  /** @throws Problem `not-found`. */
  async read(token: string): Promise<CartShown> {
    return this.view.show(this.database, await this.store.read(this.database, token))
  }

  /** @throws Problem `unknown-shipping-rate`, `invalid-phone`, `cart-ordered`, `not-found`. */
  async update(token: string, details: CartDetails): Promise<CartShown> {
    return this.change(token, async (transaction, cart) => {
      if (details.shippingRateId != null) {
        const { shippingAddress = cart.shippingAddress } = details
        const { offered } = await this.pricing.price(transaction, { ...cart, shippingAddress })
        const { shippingRateId } = details
        if (offered.rates.every(({ id }) => id !== shippingRateId)) throw unknownShippingRate()
      }
      const { phone } = details
      if (phone == null) return details
      const { shippingAddress = cart.shippingAddress } = details
      const countryCode = shippingAddress?.countryCode ?? (await this.shop.read(transaction)).countryCode
      return { ...details, phone: phoneNumber(phone, countryCode, '/phone') }
    })
  }

  /** @throws Problem `not-for-sale`, `cart-full`, `cart-ordered`, `not-found`. */
  async add(token: string, variantId: VariantId, quantity: number): Promise<CartShown> {
    return this.change(token, async (transaction, cart) => {
      const sold = await this.variants.find(transaction, [variantId])
      if (!sold.has(variantId)) throw notForSale('/variantId')
      const change = withMorePieces(cart.lines, { variantId, quantity, newId: uuidv7() })
      return this.withLines(transaction, cart, change, variantId)
    })
  }

  /** @throws Problem `cart-full`, `cart-ordered`, `not-found`. */
  async setQuantity(token: string, lineId: string, quantity: number): Promise<CartShown> {
    return this.change(token, async (transaction, cart) => {
      const line = cart.lines.find(({ id }) => id === lineId)
      if (line === undefined) throw unknownCartLine(lineId)
      return this.withLines(transaction, cart, withQuantity(cart.lines, lineId, quantity), line.variantId)
    })
  }

  /** @throws Problem `cart-ordered`, `not-found`. */
  async tellVisits(token: string, visits: readonly Visit[]): Promise<void> {
    await this.transactions.run(async (transaction) => {
      const cart = await this.store.holdOpen(transaction, token)
      const journey = continuedJourney(cart.journey, visits.map(momentOf))
      await this.store.change(transaction, cart, { journey })
    })
  }

  /** Changes an open cart by what `decide` answers, and shows it. */
  async change(token: string, decide: CartDecision): Promise<CartShown> {
    return this.transactions.run(async (transaction) =>
      this.decided(transaction, await this.store.holdOpen(transaction, token), decide),
    )
  }

  /** The same, for who knows the cart by its id. @throws Problem `cart-ordered`, `not-found`. */
  async changeKnown(cartId: string, decide: CartDecision): Promise<CartShown> {
    return this.transactions.run(async (transaction) =>
      this.decided(transaction, await this.store.holdOpenById(transaction, cartId), decide),
    )
  }

  private async decided(transaction: Transaction, cart: Cart, decide: CartDecision): Promise<CartShown> {
    const changes = await decide(transaction, cart)
    return this.view.show(transaction, await this.store.change(transaction, cart, changes))
  }

  private async withLines(
    transaction: Transaction,
    cart: Cart,
    change: CartChange,
    variantId: VariantId,
  ): Promise<CartChanges> {
    if (!change.done) throw cartFull(change.reason)
    const before = piecesOf(cart.lines, variantId)
    const quantity = piecesOf(change.lines, variantId)
    if (quantity !== before) {
      const kind = before === 0 ? 'product_added' : quantity === 0 ? 'product_removed' : 'quantity_changed'
      await this.events.append(transaction, cartUpdated, {
        subjectId: cart.id,
        payload: { cartId: cart.id, change: kind, variantId, quantity, before },
      })
    }
    return { lines: change.lines }
  }
}

const piecesOf = (lines: readonly CartLine[], variantId: VariantId) =>
  lines.find((line) => line.variantId === variantId)?.quantity ?? 0
