import type { Address, Currency, LocalizedText, MinorUnits } from '@counterflow/core'
import { Inject, Injectable } from '@nestjs/common'
import type { Queries } from '../../platform/database/database.js'
import { PaymentMethods } from '../payments/methods/payment-methods.js'
import { ShippingRates } from '../shipping/shipping-rates.js'

/** What is to be sent. `subtotal`: what the goods cost after discounts, in minor units of `currency`. */
export interface GoodsToShip {
  readonly subtotal: number
  readonly weightGrams: number
  readonly currency: Currency
}

/** A way in which goods can reach the customer. */
export interface OfferedRate {
  readonly id: string
  readonly name: LocalizedText
  readonly delivery: LocalizedText | null
  readonly amount: MinorUnits
  readonly pickup: boolean
}

/** A way of paying without a gateway, as customers are told of it. */
export interface OfferedMethod {
  readonly key: string
  readonly name: LocalizedText
  readonly instructions: LocalizedText | null
}

/** What a shop offers at checkout: how goods are sent, and how they can be paid beside by card. */
@Injectable()
export class CheckoutOffers {
  constructor(
    @Inject(ShippingRates) private readonly rates: ShippingRates,
    @Inject(PaymentMethods) private readonly methods: PaymentMethods,
  ) {}

  /** In the order in which they are offered; none when the shop does not send there. */
  async shippingRates(
    queries: Queries,
    { countryCode, region, postalCode }: Pick<Address, 'countryCode' | 'region'> & { postalCode?: string },
    goods: GoodsToShip,
  ): Promise<OfferedRate[]> {
    const rates = await this.rates.forCart({ country: countryCode, region, postalCode, ...goods }, queries)
    return rates.map(({ id, name, delivery, amount, pickupLocationId }) => ({
      id,
      name,
      delivery,
      amount,
      pickup: pickupLocationId !== undefined,
    }))
  }

  /** Only those that are paid later: that money has come already is for the shop to say, not for its customers. */
  async paymentMethods(queries: Queries): Promise<OfferedMethod[]> {
    const methods = await this.methods.list(queries)
    return methods
      .filter(({ enabled, initiallyPaid }) => enabled && !initiallyPaid)
      .map(({ key, name, instructions }) => ({ key, name, instructions }))
  }
}
