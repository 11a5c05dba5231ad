import { Inject, Injectable } from '@nestjs/common'
import { Transactions } from '../../platform/database/transactions.js'
import { EventLog } from '../../platform/events/event-log.js'
import type { RouteInput, RouteOutput } from '../../platform/http/route-contract.js'
import type { shopRoutes } from './shop.contract.js'
import { shops } from './shop.table.js'
import { shopUpdated } from './shop-events.js'
import { initialShop, type ShopConfiguration, ShopSettings, shopRow } from './shop-settings.js'

type Changes = RouteInput<typeof shopRoutes.update>['body']
type Shop = RouteOutput<typeof shopRoutes.get>

/** The settings as the API shows them. */
export function shownShop(shop: ShopConfiguration): Shop {
  const { name, currency, timeZone, countryCode, captureMode } = shop
  return { name, currency, timeZone, countryCode, captureMode }
}

/** Changes the shop's settings. */
@Injectable()
export class ShopUpdate {
  constructor(
    @Inject(Transactions) private readonly transactions: Transactions,
    @Inject(EventLog) private readonly events: EventLog,
    @Inject(ShopSettings) private readonly settings: ShopSettings,
  ) {}

  /** Sets what `changes` names, and tells the other features what the settings are now. */
  async apply(changes: Changes): Promise<Shop> {
    return this.transactions.run(async (transaction) => {
      const { name, captureMode } = changes
      const given = {
        ...(name === undefined ? {} : { name }),
        ...(captureMode === undefined ? {} : { captureMode }),
      }
      if (Object.keys(given).length > 0) {
        await transaction
          .insert(shops)
          .values(shopRow({ ...initialShop, ...given }))
          .onConflictDoUpdate({ target: shops.id, set: given })
      }
      const shop = shownShop(await this.settings.read(transaction))
      if (Object.keys(given).length > 0) {
        await this.events.append(transaction, shopUpdated, { subjectId: 'shop', payload: shop })
      }
      return shop
    })
  }
}
