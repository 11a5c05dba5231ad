import type { Address, Currency, LocalizedText, MinorUnits } from '@counterflow/core'
import { Inject, Injectable } from '@nestjs/common'
import type { Queries } from '../../platform/database/database.js'
import { PaymentMethods } from '../payments/methods/payment-methods.js'
import { ShippingRates } from '../shipping/shipping-rates.js'
import type { ShopConfiguration } from '../shop/shop-settings.js'

/** What is to be sent, and where to. `subtotal`: what the goods cost after discounts, in minor units of `currency`. */
export interface Shipment {
  readonly to: Pick<Address, 'countryCode' | 'region'> & { readonly postalCode?: string }
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

  /**
   * The ways in which shipments can be sent by this shop, in the order in which they are offered; none where it does not
   * send to.
   */
  async shippingRates(
    queries: Queries,
    shop: ShopConfiguration,
  ): Promise<(shipment: Shipment) => OfferedRate[]> {
    const ratesOf = await this.rates.offeredBy(shop, queries)
    return ({ to, ...goods }) =>
      ratesOf({ country: to.countryCode, region: to.region, postalCode: to.postalCode, ...goods }).map(
        ({ pickupLocationId, ...rate }) => ({ ...rate, pickup: pickupLocationId !== undefined }),
      )
  }

  /** Only those that are paid later: that money has come already is for the shop to say, not for its customers. */
  async paymentMethods(queries: Queries): Promise<OfferedMethod[]> {
    const methods = await this.methods.list(queries)
    return methods
      .filter(({ enabled, initiallyPaid }) => enabled && !initiallyPaid)
      .map(({ key, name, instructions }) => ({ key, name, instructions }))
  }
}
