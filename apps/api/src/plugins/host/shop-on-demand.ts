import type { ShopApi } from '@counterflow/plugin-sdk'

/** The shop for a step that may never ask for it: made when it does, since most of it are functions by the dozen. */
export class ShopOnDemand implements ShopApi {
  private made: ShopApi | undefined

  constructor(private readonly make: () => ShopApi) {}

  get orders() {
    return this.shop.orders
  }

  get payments() {
    return this.shop.payments
  }

  get charges() {
    return this.shop.charges
  }

  get giftCards() {
    return this.shop.giftCards
  }

  get discounts() {
    return this.shop.discounts
  }

  get customers() {
    return this.shop.customers
  }

  get mail() {
    return this.shop.mail
  }

  get conversations() {
    return this.shop.conversations
  }

  get messages() {
    return this.shop.messages
  }

  private get shop(): ShopApi {
    this.made ??= this.make()
    return this.made
  }
}
