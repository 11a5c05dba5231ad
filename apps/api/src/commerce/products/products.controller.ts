import { Controller, Inject } from '@nestjs/common'
import type { Actor } from '../../platform/http/actor.js'
import type { IdempotentRequest } from '../../platform/http/idempotency/idempotency-keys.js'
import { CurrentActor, IdempotentRequestOf, Input, Route } from '../../platform/http/route.js'
import type { RouteInput, RouteOutput } from '../../platform/http/route-contract.js'
import { TagList } from '../tags/tag-list.js'
import { BulkChanges } from './bulk-changes.js'
import { ProductChanges } from './product-changes.js'
import { ProductList } from './product-list.js'
import { ProductView, type ShownProduct } from './product-view.js'
import { productRoutes as routes } from './products.contract.js'

@Controller()
export class ProductsController {
  constructor(
    @Inject(ProductList) private readonly products: ProductList,
    @Inject(ProductView) private readonly view: ProductView,
    @Inject(ProductChanges) private readonly changes: ProductChanges,
    @Inject(BulkChanges) private readonly bulk: BulkChanges,
    @Inject(TagList) private readonly tagList: TagList,
  ) {}

  @Route(routes.list)
  async list(@Input() { query }: RouteInput<typeof routes.list>): Promise<RouteOutput<typeof routes.list>> {
    return this.products.page(query)
  }

  @Route(routes.tags)
  async tags(@Input() { query }: RouteInput<typeof routes.tags>): Promise<RouteOutput<typeof routes.tags>> {
    return this.tagList.ofProducts(query)
  }

  @Route(routes.vendors)
  async vendors(
    @Input() { query }: RouteInput<typeof routes.vendors>,
  ): Promise<RouteOutput<typeof routes.vendors>> {
    const { items, nextCursor } = await this.tagList.vendors(query)
    return { items: items.map(({ tag, uses }) => ({ vendor: tag, uses })), nextCursor }
  }

  @Route(routes.get)
  async get(@Input() { params }: RouteInput<typeof routes.get>): Promise<ShownProduct> {
    return this.view.read(params.productId)
  }

  @Route(routes.create)
  async create(
    @Input() { body }: RouteInput<typeof routes.create>,
    @CurrentActor() actor: Actor,
    @IdempotentRequestOf() request: IdempotentRequest | undefined,
  ): Promise<ShownProduct> {
    return this.view.read(await this.changes.create(body, actor, request))
  }

  @Route(routes.update)
  async update(
    @Input() { params, body }: RouteInput<typeof routes.update>,
    @CurrentActor() actor: Actor,
  ): Promise<ShownProduct> {
    await this.changes.update(params.productId, body, actor)
    return this.view.read(params.productId)
  }

  @Route(routes.remove)
  async remove(@Input() { params }: RouteInput<typeof routes.remove>): Promise<void> {
    await this.changes.remove(params.productId)
  }

  @Route(routes.duplicate)
  async duplicate(
    @Input() { params }: RouteInput<typeof routes.duplicate>,
    @CurrentActor() actor: Actor,
    @IdempotentRequestOf() request: IdempotentRequest | undefined,
  ): Promise<ShownProduct> {
    return this.view.read(await this.changes.duplicate(params.productId, actor, request))
  }

  @Route(routes.changeSome)
  async changeSome(
    @Input() { body }: RouteInput<typeof routes.changeSome>,
    @CurrentActor() actor: Actor,
    @IdempotentRequestOf() request: IdempotentRequest | undefined,
  ): Promise<RouteOutput<typeof routes.changeSome>> {
    return { changed: await this.bulk.apply(body, actor, request) }
  }
}
