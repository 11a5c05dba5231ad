import { Controller, Inject } from '@nestjs/common'
import type { IdempotentRequest } from '../../platform/http/idempotency/idempotency-keys.js'
import { IdempotentRequestOf, Input, Route } from '../../platform/http/route.js'
import type { RouteInput, RouteOutput } from '../../platform/http/route-contract.js'
import { DiscountChanges } from './discount-changes.js'
import { DiscountList } from './discount-list.js'
import { discountRoutes as routes } from './discounts.contract.js'

type Shown = RouteOutput<typeof routes.get>

@Controller()
export class DiscountsController {
  constructor(
    @Inject(DiscountList) private readonly list: DiscountList,
    @Inject(DiscountChanges) private readonly changes: DiscountChanges,
  ) {}

  @Route(routes.list)
  async page(@Input() { query }: RouteInput<typeof routes.list>): Promise<RouteOutput<typeof routes.list>> {
    return this.list.page(query)
  }

  @Route(routes.get)
  async get(@Input() { params }: RouteInput<typeof routes.get>): Promise<Shown> {
    return this.list.read(params.discountId)
  }

  @Route(routes.create)
  async create(
    @Input() { body }: RouteInput<typeof routes.create>,
    @IdempotentRequestOf() request: IdempotentRequest | undefined,
  ): Promise<Shown> {
    return this.list.read(await this.changes.create(body, request))
  }

  @Route(routes.update)
  async update(@Input() { params, body }: RouteInput<typeof routes.update>): Promise<Shown> {
    await this.changes.update(params.discountId, body)
    return this.list.read(params.discountId)
  }

  @Route(routes.turnOff)
  async turnOff(@Input() { params }: RouteInput<typeof routes.turnOff>): Promise<Shown> {
    await this.changes.turn(params.discountId, false)
    return this.list.read(params.discountId)
  }

  @Route(routes.turnOn)
  async turnOn(@Input() { params }: RouteInput<typeof routes.turnOn>): Promise<Shown> {
    await this.changes.turn(params.discountId, true)
    return this.list.read(params.discountId)
  }

  @Route(routes.remove)
  async remove(@Input() { params }: RouteInput<typeof routes.remove>): Promise<undefined> {
    await this.changes.remove(params.discountId)
    return undefined
  }
}
