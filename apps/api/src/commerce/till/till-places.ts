import { type Address, type LocationId, startOfBusinessDay, type TillTax } from '@counterflow/core'
import { Inject, Injectable } from '@nestjs/common'
import { asc } from 'drizzle-orm'
import { DATABASE, type Database, type Queries } from '../../platform/database/database.js'
import { locations } from '../locations/location.table.js'
import { type ShopConfiguration, taxRulesFor } from '../shop/shop-settings.js'
import { addressLines } from './address-lines.js'

/** A location as its tills print it, with how goods are taxed that are handed over there. */
export interface TillPlace {
  readonly locationId: LocationId
  readonly address: readonly string[]
  /** What the settings say, from old to new: the first since ever. */
  readonly taxes: readonly TillTax[]
}

/** Where tills stand. */
@Injectable()
export class TillPlaces {
  constructor(@Inject(DATABASE) private readonly database: Database) {}

  /** All locations; one without an address of its own is where the shop is. */
  async read(shop: ShopConfiguration, queries: Queries = this.database): Promise<TillPlace[]> {
    const rows = await queries.select().from(locations).orderBy(asc(locations.id))
    const home = shop.address && { ...shop.address, countryCode: shop.countryCode }
    return rows.map(({ id, address }) => {
      const taxes = taxRulesFor(shop, address && placeOf(address))
      return {
        locationId: id,
        address: addressLines(address ?? home),
        taxes: taxes.map(({ from, rule, rates }) => ({
          from: (from === null ? ever : startOfBusinessDay(from, shop.timeZone)).toISOString(),
          ratesBasisPoints: [...rule.ratesBasisPoints],
          names: rates.map(({ name }) => name),
          included: rule.included,
        })),
      }
    })
  }
}

const ever = new Date(0)

const placeOf = ({ countryCode, region, postalCode }: Address) => ({ countryCode, region, postalCode })
