import { Controller, Inject } from '@nestjs/common'
import type { Actor } from '../../platform/http/actor.js'
import { CurrentActor, Input, Route } from '../../platform/http/route.js'
import type { RouteInput, RouteOutput } from '../../platform/http/route-contract.js'
import { stockRoutes as routes } from './stock.contract.js'
import { StockHistory } from './stock-history.js'
import { type StockItem, StockList } from './stock-list.js'
import { StockThresholds } from './stock-thresholds.js'

@Controller()
export class StockController {
  constructor(
    @Inject(StockList) private readonly stock: StockList,
    @Inject(StockHistory) private readonly movements: StockHistory,
    @Inject(StockThresholds) private readonly thresholds: StockThresholds,
  ) {}

  @Route(routes.list)
  list(@Input() { query }: RouteInput<typeof routes.list>): Promise<RouteOutput<typeof routes.list>> {
    return this.stock.page(query)
  }

  @Route(routes.get)
  get(@Input() { params }: RouteInput<typeof routes.get>): Promise<StockItem> {
    return this.stock.item(params.variantId)
  }

  @Route(routes.history)
  async history(
    @Input() { params, query }: RouteInput<typeof routes.history>,
  ): Promise<RouteOutput<typeof routes.history>> {
    await this.stock.item(params.variantId)
    return this.movements.page(params.variantId, query)
  }

  @Route(routes.setThreshold)
  setThreshold(
    @Input() { params, body }: RouteInput<typeof routes.setThreshold>,
    @CurrentActor() actor: Actor,
  ): Promise<StockItem> {
    return this.thresholds.set(params.variantId, body.threshold, actor)
  }

  @Route(routes.getSettings)
  async getSettings(): Promise<RouteOutput<typeof routes.getSettings>> {
    return { lowStockThreshold: await this.thresholds.ofShop() }
  }

  @Route(routes.setSettings)
  async setSettings(
    @Input() { body }: RouteInput<typeof routes.setSettings>,
    @CurrentActor() actor: Actor,
  ): Promise<RouteOutput<typeof routes.setSettings>> {
    await this.thresholds.setOfShop(body.lowStockThreshold, actor)
    return body
  }
}
