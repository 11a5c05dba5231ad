import { Inject, Injectable } from '@nestjs/common'
import { and, eq, sql } from 'drizzle-orm'
import { Transactions } from '../../platform/database/transactions.js'
import { noteChange } from '../../platform/deeds/deed-under-way.js'
import { EventLog } from '../../platform/events/event-log.js'
import type { RouteInput, RouteOutput } from '../../platform/http/route-contract.js'
import { shops } from '../shop/shop.table.js'
import { settingsChanged } from '../shop/shop-problems.js'
import { type ShopConfiguration, ShopSettings } from '../shop/shop-settings.js'
import { lockShop } from '../shop/shop-update.js'
import { taxesUpdated } from './tax-events.js'
import type { taxRoutes } from './taxes.contract.js'

type Shown = RouteOutput<typeof taxRoutes.get>

/** Reads and replaces the regions that orders are taxed by. */
@Injectable()
export class Taxes {
  constructor(
    @Inject(Transactions) private readonly transactions: Transactions,
    @Inject(EventLog) private readonly events: EventLog,
    @Inject(ShopSettings) private readonly settings: ShopSettings,
  ) {}

  async read(): Promise<Shown> {
    return shown(await this.settings.read())
  }

  /** @throws Problem `settings-changed` when they are no longer of the version that was changed. */
  async replace({ version, regions }: RouteInput<typeof taxRoutes.replace>['body']): Promise<Shown> {
    return this.transactions.run(async (transaction) => {
      const before = await lockShop(transaction, this.settings)
      if (before.taxesVersion !== version) throw settingsChanged(shown(before))
      await transaction
        .update(shops)
        .set({ taxRegions: regions, taxesVersion: sql`${shops.taxesVersion} + 1` })
        .where(and(eq(shops.id, 'shop'), eq(shops.taxesVersion, version)))
      const after = shown(await this.settings.read(transaction))
      noteChange('regions', before.taxRegions, after.regions)
      await this.events.append(transaction, taxesUpdated, { subjectId: 'shop', payload: after })
      return after
    })
  }
}

const shown = ({ taxesVersion, taxRegions }: ShopConfiguration): Shown => ({
  version: taxesVersion,
  regions: [...taxRegions],
})
