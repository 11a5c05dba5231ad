import { Controller, Inject } from '@nestjs/common'
import { Input, Route } from '../../platform/http/route.js'
import type { RouteInput, RouteOutput } from '../../platform/http/route-contract.js'
import { shopRoutes } from './shop.contract.js'
import { ShopSettings } from './shop-settings.js'
import { ShopUpdate, shownShop } from './shop-update.js'

@Controller()
export class ShopController {
  constructor(
    @Inject(ShopSettings) private readonly settings: ShopSettings,
    @Inject(ShopUpdate) private readonly changes: ShopUpdate,
  ) {}

  @Route(shopRoutes.get)
  async get(@Input() _: RouteInput<typeof shopRoutes.get>): Promise<RouteOutput<typeof shopRoutes.get>> {
    return shownShop(await this.settings.read())
  }

  @Route(shopRoutes.update)
  async update(
    @Input() { body }: RouteInput<typeof shopRoutes.update>,
  ): Promise<RouteOutput<typeof shopRoutes.update>> {
    return this.changes.apply(body)
  }
}
