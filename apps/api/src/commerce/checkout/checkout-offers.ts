import type { Address, LocalizedText, MinorUnits } from '@counterflow/core'
import { Inject, Injectable } from '@nestjs/common'
import type { Queries } from '../../platform/database/database.js'
import { ShopSettings } from '../shop/shop-settings.js'

/** What is to be sent. */
export interface GoodsToShip {
  readonly variant: { readonly price: number; readonly weightGrams?: number | null }
  readonly quantity: number
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

const usualName: LocalizedText = { en: 'Standard shipping', ko: '일반 배송', ja: '通常配送' }

/** What a shop offers at checkout: how goods are sent, and how they can be paid beside by card. */
@Injectable()
export class CheckoutOffers {
  constructor(@Inject(ShopSettings) private readonly shop: ShopSettings) {}

  /** In the order in which they are offered; none when the shop does not send there. */
  async shippingRates(
    queries: Queries,
    _destination: Address | null,
    _goods: readonly GoodsToShip[],
  ): Promise<OfferedRate[]> {
    const { shippingFee } = await this.shop.read(queries)
    return [{ id: 'standard', name: usualName, delivery: null, amount: shippingFee, pickup: false }]
  }

  async paymentMethods(_queries: Queries): Promise<OfferedMethod[]> {
    return []
  }
}
