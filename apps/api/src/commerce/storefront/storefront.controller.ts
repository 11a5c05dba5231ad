import { Controller, Inject } from '@nestjs/common'
import { Input, Route } from '../../platform/http/route.js'
import type { RouteInput, RouteOutput } from '../../platform/http/route-contract.js'
import { StoreProfile } from './store-profile.js'
import { storefrontRoutes as routes } from './storefront.contract.js'
import { Storefront } from './storefront.js'

@Controller()
export class StorefrontController {
  constructor(
    @Inject(Storefront) private readonly storefront: Storefront,
    @Inject(StoreProfile) private readonly store: StoreProfile,
  ) {}

  @Route(routes.profile)
  async profile(@Input() _: RouteInput<typeof routes.profile>): Promise<RouteOutput<typeof routes.profile>> {
    return this.store.read()
  }

  @Route(routes.products)
  async products(
    @Input() { query }: RouteInput<typeof routes.products>,
  ): Promise<RouteOutput<typeof routes.products>> {
    return this.storefront.page(query)
  }

  @Route(routes.product)
  async product(
    @Input() { params }: RouteInput<typeof routes.product>,
  ): Promise<RouteOutput<typeof routes.product>> {
    return this.storefront.byHandle(params.handle)
  }
}
