import { Controller, Inject } from '@nestjs/common'
import { Input, Route } from '../../platform/http/route.js'
import type { RouteInput, RouteOutput } from '../../platform/http/route-contract.js'
import { ProductList } from './product-list.js'
import { productRoutes } from './products.contract.js'

@Controller()
export class ProductsController {
  constructor(@Inject(ProductList) private readonly products: ProductList) {}

  @Route(productRoutes.list)
  async list(
    @Input() { query }: RouteInput<typeof productRoutes.list>,
  ): Promise<RouteOutput<typeof productRoutes.list>> {
    return this.products.page(query)
  }
}
