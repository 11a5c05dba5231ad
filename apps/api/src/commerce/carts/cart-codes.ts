import { discountCodeKey } from '@counterflow/core'
import { Inject, Injectable } from '@nestjs/common'
import type { CartShown } from './cart.contract.js'
import { CartPricing } from './cart-pricing.js'
import { cartCodesFull } from './cart-problems.js'
import { type CartDecision, Carts } from './carts.js'

/** How many codes a cart holds. */
const mostCodes = 10

/** The discount codes of carts. */
@Injectable()
export class CartCodes {
  constructor(
    @Inject(Carts) private readonly carts: Carts,
    @Inject(CartPricing) private readonly pricing: CartPricing,
  ) {}

  /**
   * Uses a code, however it is written.
   * @throws Problem of the code when it cannot be used, `cart-full`, `cart-ordered`, `not-found`.
   */
  async add(token: string, code: string): Promise<CartShown> {
    return this.carts.change(token, this.adding(code))
  }

  /** @throws Problem `cart-ordered`, `not-found`. */
  async remove(token: string, code: string): Promise<CartShown> {
    return this.carts.change(token, async (_, { discountCodes }) => ({
      discountCodes: discountCodes.filter((known) => !same(known, code)),
    }))
  }

  /** As `add`, for who knows the cart by its id. */
  async addToKnown(cartId: string, code: string): Promise<CartShown> {
    return this.carts.changeKnown(cartId, this.adding(code))
  }

  private adding(code: string): CartDecision {
    return async (transaction, cart) => {
      if (cart.discountCodes.some((known) => same(known, code))) return {}
      if (cart.discountCodes.length >= mostCodes) throw cartCodesFull(mostCodes)
      const discountCodes = [...cart.discountCodes, code]
      const { quote } = await this.pricing.price(transaction, { ...cart, discountCodes })
      const refusal = quote.refused.find((refused) => same(refused.code, code))
      if (refusal !== undefined) throw refusal.problem
      return { discountCodes }
    }
  }
}

/** Codes are the same however they are written. */
const same = (left: string, right: string) => discountCodeKey(left) === discountCodeKey(right)
