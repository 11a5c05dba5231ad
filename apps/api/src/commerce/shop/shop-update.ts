import type { Currency, Money } from '@counterflow/core'
import { Inject, Injectable } from '@nestjs/common'
import { Transactions } from '../../platform/database/transactions.js'
import { EventLog } from '../../platform/events/event-log.js'
import { Problem } from '../../platform/http/problems/problem.js'
import type { RouteInput, RouteOutput } from '../../platform/http/route-contract.js'
import type { shopRoutes } from './shop.contract.js'
import { shops } from './shop.table.js'
import { shopUpdated } from './shop-events.js'
import { disputeFeeOf, initialShop, type ShopConfiguration, ShopSettings, shopRow } from './shop-settings.js'

type Changes = RouteInput<typeof shopRoutes.update>['body']
type Shop = RouteOutput<typeof shopRoutes.get>

/** The settings as the API shows them. */
export function shownShop(shop: ShopConfiguration): Shop {
  const { name, currency, timeZone, countryCode, captureMode } = shop
  return { name, currency, timeZone, countryCode, captureMode, disputeFee: disputeFeeOf(shop) }
}

/** Changes the shop's settings. */
@Injectable()
export class ShopUpdate {
  constructor(
    @Inject(Transactions) private readonly transactions: Transactions,
    @Inject(EventLog) private readonly events: EventLog,
    @Inject(ShopSettings) private readonly settings: ShopSettings,
  ) {}

  /**
   * Sets what `changes` names, and tells the other features what the settings are now.
   * @throws Problem `invalid-input` for a fee below zero or in another currency.
   */
  async apply(changes: Changes): Promise<Shop> {
    return this.transactions.run(async (transaction) => {
      const { name, captureMode, disputeFee } = changes
      if (disputeFee !== undefined)
        refuseOtherFee(disputeFee, (await this.settings.read(transaction)).currency)
      const given = {
        ...(name === undefined ? {} : { name }),
        ...(captureMode === undefined ? {} : { captureMode }),
        ...(disputeFee === undefined ? {} : { disputeFee: disputeFee.amount }),
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

function refuseOtherFee(fee: Money, currency: Currency): void {
  if (fee.currency === currency && fee.amount >= 0) return
  const fix = `Send an amount in ${currency} that is zero or more.`
  throw new Problem({
    type: 'invalid-input',
    status: 422,
    title: 'The request has wrong values',
    detail: 'The dispute fee cannot be used.',
    fix,
    errors: [{ path: '/disputeFee', message: `Expected an amount in ${currency}, zero or more.`, fix }],
  })
}
