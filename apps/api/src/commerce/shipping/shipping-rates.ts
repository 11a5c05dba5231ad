import {
  type Currency,
  type LocalizedText,
  type LocationId,
  type MinorUnits,
  minorUnits,
  type ShippingSettings,
  shippingRatesFor,
} from '@counterflow/core'
import { Inject, Injectable } from '@nestjs/common'
import { and, inArray, isNull } from 'drizzle-orm'
import { DATABASE, type Database, type Queries } from '../../platform/database/database.js'
import { locations } from '../locations/location.table.js'
import { type ShopConfiguration, ShopSettings } from '../shop/shop-settings.js'

/** What is to be sent, and where to. `subtotal` is in minor units of `currency`, after discounts. */
export interface CartToShip {
  readonly country: string
  readonly region?: string | null | undefined
  readonly postalCode?: string | null | undefined
  readonly subtotal: number
  readonly weightGrams: number
  readonly currency: Currency
}

/** One way of getting the goods, with its price for this cart. One with `pickupLocationId` is fetched there, for nothing. */
export interface CartRate {
  /** Stays the same for the same way, whatever the cart. */
  readonly id: string
  readonly name: LocalizedText
  readonly delivery: LocalizedText | null
  readonly amount: MinorUnits
  readonly pickupLocationId?: LocationId
}

/** The ways in which a cart can reach its customer. */
@Injectable()
export class ShippingRates {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(ShopSettings) private readonly settings: ShopSettings,
  ) {}

  /** In the order in which they are offered: sending first, then fetching. None in another currency than the shop's. */
  async forCart(cart: CartToShip, queries: Queries = this.database): Promise<CartRate[]> {
    return (await this.offeredBy(await this.settings.read(queries), queries))(cart)
  }

  /** The same for a shop that was read already, of however many carts. */
  async offeredBy(
    { shipping, currency }: Pick<ShopConfiguration, 'shipping' | 'currency'>,
    queries: Queries,
  ): Promise<(cart: CartToShip) => CartRate[]> {
    const fetched = await this.pickups(queries, shipping)
    return (cart) => {
      if (cart.currency !== currency) return []
      const place = { countryCode: cart.country, region: cart.region, postalCode: cart.postalCode }
      const sent = shippingRatesFor(shipping.zones, place, cart)
      return [
        ...sent.map(({ rate: { id, name, delivery }, amount }): CartRate => ({ id, name, delivery, amount })),
        ...fetched,
      ]
    }
  }

  private async pickups(queries: Queries, { pickup }: ShippingSettings): Promise<CartRate[]> {
    if (pickup.length === 0) return []
    const places = pickup.map(({ locationId }) => locationId)
    const rows = await queries
      .select({ id: locations.id, name: locations.name })
      .from(locations)
      .where(and(inArray(locations.id, places), isNull(locations.deactivatedAt)))
    return pickup.flatMap(({ locationId, ready }): CartRate[] => {
      const location = rows.find(({ id }) => id === locationId)
      if (location === undefined) return []
      const name = pickupName(location.name)
      const free = { delivery: ready, amount: minorUnits(0), pickupLocationId: locationId }
      return [{ id: `pickup:${locationId}`, name, ...free }]
    })
  }
}

/** Kept with the order in every language, as the name of a rate is: so it is no text of a screen. */
const pickupName = ({ en, ko, ja }: LocalizedText): LocalizedText => ({
  en: `Pick up: ${en}`,
  ko: `매장 수령: ${ko}`,
  ja: `店頭受け取り：${ja}`,
})
