import { type Currency, usualCash } from '@counterflow/core'
import { Inject, Injectable } from '@nestjs/common'
import { and, eq } from 'drizzle-orm'
import type { z } from 'zod'
import { ShopSettings } from '../../commerce/commerce.public.js'
import { DATABASE, type Database, type Queries } from '../../platform/database/database.js'
import { Transactions } from '../../platform/database/transactions.js'
import { noteChanges } from '../../platform/deeds/deed-under-way.js'
import { EventLog } from '../../platform/events/event-log.js'
import type { RouteInput } from '../../platform/http/route-contract.js'
import { tillSettingsChanged } from '../registers/register-events.js'
import { settingsChangedMeanwhile } from './policy-problems.js'
import type { tillSettingsRoutes as routes, shopTillSettingsSchema } from './till-settings.contract.js'
import { tillSettings } from './till-settings.table.js'

/** What the shop has decided about its tills, with what follows from its currency. */
export type ShopTillSettings = z.output<typeof shopTillSettingsSchema>
type Replacement = RouteInput<typeof routes.replace>['body']

const initial = {
  taxNumber: null,
  smallestCoin: null,
  denominations: null,
  mostCashDifference: null,
  cardProviders: [],
  blindCount: true,
  mostSnapshotHours: 72,
  keepDays: 30,
  receiptFooter: null,
  lockMinutes: 5,
  version: 0,
}

/** Reads and replaces what the shop has decided about its tills. */
@Injectable()
export class TillShopSettings {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(Transactions) private readonly transactions: Transactions,
    @Inject(EventLog) private readonly events: EventLog,
    @Inject(ShopSettings) private readonly shop: ShopSettings,
  ) {}

  async read(queries: Queries = this.database): Promise<ShopTillSettings> {
    const { currency } = await this.shop.read(queries)
    const [row] = await queries.select().from(tillSettings)
    if (row === undefined) return shown(initial, currency)
    const { id: _, currency: setIn, ...settings } = row
    const amounts = { smallestCoin: null, denominations: null, mostCashDifference: null }
    return shown(setIn === currency ? settings : { ...settings, ...amounts }, currency)
  }

  /** @throws Problem `settings-changed` when they are no longer of the version that was changed. */
  async replace({ version, ...wanted }: Replacement): Promise<ShopTillSettings> {
    return this.transactions.run(async (transaction) => {
      const { currency } = await this.shop.read(transaction)
      await transaction
        .insert(tillSettings)
        .values({ id: 'till', currency, ...initial })
        .onConflictDoNothing()
      await transaction.select({ id: tillSettings.id }).from(tillSettings).for('update')
      const before = await this.read(transaction)
      if (before.version !== version) throw settingsChangedMeanwhile(before)
      const denominations =
        wanted.denominations && [...new Set(wanted.denominations)].sort((left, right) => right - left)
      await transaction
        .update(tillSettings)
        .set({ ...wanted, denominations, currency, version: version + 1 })
        .where(and(eq(tillSettings.id, 'till'), eq(tillSettings.version, version)))
      const after = await this.read(transaction)
      noteChanges(before, after, fields)
      const payload = { part: 'settings' } as const
      await this.events.append(transaction, tillSettingsChanged, { subjectId: 'till', payload })
      return after
    })
  }
}

const fields = [
  'taxNumber',
  'smallestCoin',
  'denominations',
  'mostCashDifference',
  'cardProviders',
  'blindCount',
  'mostSnapshotHours',
  'keepDays',
  'receiptFooter',
  'lockMinutes',
] as const

function shown(settings: Omit<ShopTillSettings, 'currency' | 'usual'>, currency: Currency): ShopTillSettings {
  const { smallestCoin, denominations, mostDifference } = usualCash(currency)
  const usual = { smallestCoin, denominations: [...denominations], mostCashDifference: mostDifference }
  return { ...settings, currency, usual }
}
