import { Controller, Inject } from '@nestjs/common'
import type { Deed } from '../../../platform/deeds/deed.js'
import type { Actor } from '../../../platform/http/actor.js'
import { CurrentDeed } from '../../../platform/http/deed.js'
import type { IdempotentRequest } from '../../../platform/http/idempotency/idempotency-keys.js'
import { CurrentActor, IdempotentRequestOf, Input, Route } from '../../../platform/http/route.js'
import type { RouteInput, RouteOutput } from '../../../platform/http/route-contract.js'
import { orderBulkRoutes as routes } from './order-bulk.contract.js'
import { OrderBulkActions } from './order-bulk-actions.js'

type Shown = RouteOutput<typeof routes.get>

@Controller()
export class OrderBulkController {
  constructor(@Inject(OrderBulkActions) private readonly actions: OrderBulkActions) {}

  @Route(routes.start)
  async start(
    @Input() { body }: RouteInput<typeof routes.start>,
    @CurrentActor() actor: Actor,
    @CurrentDeed() deed: Deed,
    @IdempotentRequestOf() request: IdempotentRequest | undefined,
  ): Promise<Shown> {
    const bulk = await this.actions.start(body, actor, request)
    deed.about('order_bulk', bulk.id)
    deed.changed('deed', null, bulk.deed.kind)
    return bulk
  }

  @Route(routes.get)
  get(@Input() { params }: RouteInput<typeof routes.get>): Promise<Shown> {
    return this.actions.read(params.bulkId)
  }

  @Route(routes.stop)
  stop(@Input() { params }: RouteInput<typeof routes.stop>, @CurrentActor() actor: Actor): Promise<Shown> {
    return this.actions.stop(params.bulkId, actor)
  }

  @Route(routes.retry)
  retry(@Input() { params }: RouteInput<typeof routes.retry>, @CurrentActor() actor: Actor): Promise<Shown> {
    return this.actions.retry(params.bulkId, actor)
  }
}
