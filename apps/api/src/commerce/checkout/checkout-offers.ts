import type { Address, Currency, LocalizedText, MinorUnits } from '@counterflow/core'
import { Inject, Injectable } from '@nestjs/common'
import type { Queries } from '../../platform/database/database.js'
import { PaymentMethods } from '../payments/methods/payment-methods.js'
import { ShippingRates } from '../shipping/shipping-rates.js'

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
   * The ways in which each shipment can be sent, in the order in which they are offered; none when the shop does not send
   * there, or where there is no shipment.
   */
  async shippingRatesOfEach(
    queries: Queries,
    shipments: readonly (Shipment | undefined)[],
  ): Promise<OfferedRate[][]> {
    const carts = shipments.map((shipment) => {
      if (shipment === undefined) return undefined
      const { to, ...goods } = shipment
      return { country: to.countryCode, region: to.region, postalCode: to.postalCode, ...goods }
    })
    const rates = await this.rates.forEachCart(carts, queries)
    return rates.map((ofCart) =>
      ofCart.map(({ pickupLocationId, ...rate }) => ({ ...rate, pickup: pickupLocationId !== undefined })),
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
