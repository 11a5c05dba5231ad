import { availabilityOf } from '@counterflow/core'
import { Inject, Injectable } from '@nestjs/common'
import { and, eq } from 'drizzle-orm'
import { DATABASE, type Database } from '../../platform/database/database.js'
import { Problem } from '../../platform/http/problems/problem.js'
import type { RouteInput, RouteOutput } from '../../platform/http/route-contract.js'
import { products } from '../products/product.table.js'
import { ProductList } from '../products/product-list.js'
import { ProductView, type ShownProduct } from '../products/product-view.js'
import type { storefrontRoutes } from './storefront.contract.js'

type Shown = RouteOutput<typeof storefrontRoutes.product>

/** The catalogue as customers see it: nothing that is not published, and no figures of stock. */
@Injectable()
export class Storefront {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(ProductList) private readonly list: ProductList,
    @Inject(ProductView) private readonly view: ProductView,
  ) {}

  async page(
    query: RouteInput<typeof storefrontRoutes.products>['query'],
  ): Promise<RouteOutput<typeof storefrontRoutes.products>> {
    const { items, nextCursor } = await this.list.page({
      ...query,
      tag: query.tag === undefined ? undefined : [query.tag],
      status: ['active'],
      channel: ['online_store'],
    })
    return { items: items.map(asCustomersSeeIt), nextCursor }
  }

  /** @throws Problem `not-found`, also for a product that exists and is not on sale here. */
  async byHandle(handle: string): Promise<Shown> {
    const [found] = await this.database
      .select({ id: products.id })
      .from(products)
      .where(and(eq(products.handle, handle), eq(products.status, 'active')))
    const [product] = found === undefined ? [] : await this.view.readAll([found.id])
    if (product === undefined || !product.channels.includes('online_store')) throw notOnSale()
    return asCustomersSeeIt(product)
  }
}

function asCustomersSeeIt(product: ShownProduct): Shown {
  const { id, handle, title, description, sizeChart, vendor, tags, color, options, media } = product
  return {
    id,
    handle,
    title,
    description,
    sizeChart,
    vendor,
    tags,
    color,
    options,
    media,
    variants: product.variants.map(({ available, tracked, oversell, ...variant }) => ({
      id: variant.id,
      sku: variant.sku,
      title: variant.title,
      optionValues: variant.optionValues,
      price: variant.price,
      compareAtPrice: variant.compareAtPrice,
      availability: availabilityOf({ available, tracked, oversell }),
    })),
  }
}

function notOnSale(): Problem {
  return new Problem({
    type: 'not-found',
    status: 404,
    title: 'There is no such product',
    detail: 'The online store sells nothing by this name.',
    fix: 'Take the handle of a product from GET /api/v1/storefront/products.',
  })
}
