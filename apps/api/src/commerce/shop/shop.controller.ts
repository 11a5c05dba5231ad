import { Controller, Inject } from '@nestjs/common'
import { DATABASE, type Database } from '../../platform/database/database.js'
import { Input, Route } from '../../platform/http/route.js'
import type { RouteInput, RouteOutput } from '../../platform/http/route-contract.js'
import { currencyUse, hasOrders } from './currency-change.js'
import { shopRoutes } from './shop.contract.js'
import { ShopSettings } from './shop-settings.js'
import { ShopUpdate, shownShop } from './shop-update.js'

@Controller()
export class ShopController {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(ShopSettings) private readonly settings: ShopSettings,
    @Inject(ShopUpdate) private readonly changes: ShopUpdate,
  ) {}

  @Route(shopRoutes.get)
  async get(@Input() _: RouteInput<typeof shopRoutes.get>): Promise<RouteOutput<typeof shopRoutes.get>> {
    return shownShop(await this.settings.read())
  }

  @Route(shopRoutes.currency)
  async currency(
    @Input() _: RouteInput<typeof shopRoutes.currency>,
  ): Promise<RouteOutput<typeof shopRoutes.currency>> {
    const { currency } = await this.settings.read()
    const changeable = !(await hasOrders(this.database))
    return { currency, changeable, inUse: await currencyUse(this.database) }
  }

  @Route(shopRoutes.update)
  async update(
    @Input() { body }: RouteInput<typeof shopRoutes.update>,
  ): Promise<RouteOutput<typeof shopRoutes.update>> {
    return this.changes.apply(body)
  }
}
