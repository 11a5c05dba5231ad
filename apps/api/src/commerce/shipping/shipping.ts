import type { ShippingSettings } from '@counterflow/core'
import { Inject, Injectable } from '@nestjs/common'
import { and, asc, eq, sql } from 'drizzle-orm'
import { DATABASE, type Database, type Queries } from '../../platform/database/database.js'
import { Transactions } from '../../platform/database/transactions.js'
import { noteChange } from '../../platform/deeds/deed-under-way.js'
import { EventLog } from '../../platform/events/event-log.js'
import type { RouteInput, RouteOutput } from '../../platform/http/route-contract.js'
import { locations } from '../locations/location.table.js'
import { shops } from '../shop/shop.table.js'
import { settingsChanged, unusableField } from '../shop/shop-problems.js'
import { type ShopConfiguration, ShopSettings } from '../shop/shop-settings.js'
import { lockShop } from '../shop/shop-update.js'
import type { shippingRoutes } from './shipping.contract.js'
import { shippingUpdated } from './shipping-events.js'

type Shown = RouteOutput<typeof shippingRoutes.get>
type Locations = Shown['locations']

/** Reads and replaces the ways in which goods reach customers. */
@Injectable()
export class Shipping {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(Transactions) private readonly transactions: Transactions,
    @Inject(EventLog) private readonly events: EventLog,
    @Inject(ShopSettings) private readonly settings: ShopSettings,
  ) {}

  async read(): Promise<Shown> {
    return shown(await this.settings.read(), await locationsOf(this.database))
  }

  /**
   * @throws Problem `settings-changed` when they are no longer of the version that was changed; `invalid-input` for
   * pickup at a location that does not exist.
   */
  async replace({ version, settings }: RouteInput<typeof shippingRoutes.replace>['body']): Promise<Shown> {
    return this.transactions.run(async (transaction) => {
      const before = await lockShop(transaction, this.settings)
      const places = await locationsOf(transaction)
      if (before.shippingVersion !== version) throw settingsChanged(shown(before, places))
      refuseUnknownLocations(settings, places)
      await transaction
        .update(shops)
        .set({ shipping: settings, shippingVersion: sql`${shops.shippingVersion} + 1` })
        .where(and(eq(shops.id, 'shop'), eq(shops.shippingVersion, version)))
      noteChange('settings', before.shipping, settings)
      await this.events.append(transaction, shippingUpdated, { subjectId: 'shop', payload: settings })
      return shown(await this.settings.read(transaction), places)
    })
  }
}

function locationsOf(queries: Queries): Promise<Locations> {
  return queries
    .select({ id: locations.id, name: locations.name })
    .from(locations)
    .orderBy(asc(locations.position), asc(locations.id))
}

function shown({ shippingVersion, shipping }: ShopConfiguration, places: Locations): Shown {
  return { version: shippingVersion, settings: shipping, locations: places }
}

function refuseUnknownLocations({ pickup }: ShippingSettings, places: Locations): void {
  const index = pickup.findIndex(({ locationId }) => places.every(({ id }) => id !== locationId))
  if (index === -1) return
  throw unusableField(
    `/settings/pickup/${index}/locationId`,
    'There is no such location.',
    'Choose one of the `locations` of GET /api/v1/shop/shipping.',
  )
}
