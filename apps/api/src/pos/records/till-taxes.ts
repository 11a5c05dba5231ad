import { type LocationId, type TaxTimeline, type TillTax, taxTimeline } from '@counterflow/core'
import { Inject, Injectable } from '@nestjs/common'
import { asc } from 'drizzle-orm'
import { type ShopConfiguration, type TillPlace, TillPlaces } from '../../commerce/commerce.public.js'
import { CLOCK, type Clock } from '../../platform/clock.js'
import type { Transaction } from '../../platform/database/database.js'
import { tillTaxes } from './till-record.table.js'

/** A place and how goods are taxed there, in the past and to come. */
export interface TaxedPlace extends Omit<TillPlace, 'taxes'>, TaxTimeline {}

/** Knows by which taxes tills had to sell at each moment: tills are told of it, and what they sold is judged by it. */
@Injectable()
export class TillTaxes {
  constructor(
    @Inject(TillPlaces) private readonly places: TillPlaces,
    @Inject(CLOCK) private readonly now: Clock,
  ) {}

  /** All places. Where taxes are not what tills were told, notes since when. @param at when they changed, if they did */
  async keep(transaction: Transaction, shop: ShopConfiguration, at: Date): Promise<TaxedPlace[]> {
    const places = await this.read(transaction, shop, at)
    const rows = places.flatMap(({ locationId, begun }) =>
      begun.map(({ from, ...tax }) => ({ ...tax, locationId, from: new Date(from) })),
    )
    if (rows.length > 0) await transaction.insert(tillTaxes).values(rows)
    return places
  }

  /** The taxes of each place, from old to new, also those that tills have not been told of yet. */
  async ofPlaces(
    transaction: Transaction,
    shop: ShopConfiguration,
  ): Promise<ReadonlyMap<LocationId, readonly TillTax[]>> {
    const places = await this.read(transaction, shop, this.now())
    return new Map(places.map(({ locationId, taxes }) => [locationId, taxes]))
  }

  private async read(transaction: Transaction, shop: ShopConfiguration, at: Date): Promise<TaxedPlace[]> {
    const rows = await transaction
      .select()
      .from(tillTaxes)
      .orderBy(asc(tillTaxes.locationId), asc(tillTaxes.from))
    const told = Map.groupBy(rows, ({ locationId }) => locationId)
    const places = await this.places.read(shop, transaction)
    return places.map(({ taxes, ...place }) => {
      const before = (told.get(place.locationId) ?? []).map(
        ({ from, locationId: _, ...rest }): TillTax => ({ ...rest, from: from.toISOString() }),
      )
      return { ...place, ...taxTimeline(before, taxes, at) }
    })
  }
}
