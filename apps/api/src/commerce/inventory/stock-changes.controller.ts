import { Controller, Inject } from '@nestjs/common'
import type { Actor } from '../../platform/http/actor.js'
import type { IdempotentRequest } from '../../platform/http/idempotency/idempotency-keys.js'
import { CurrentActor, IdempotentRequestOf, Input, Route } from '../../platform/http/route.js'
import type { RouteInput, RouteOutput } from '../../platform/http/route-contract.js'
import { stockChangeRoutes as routes } from './stock-changes.contract.js'
import { StockChanges } from './stock-changes.js'
import { StockCount } from './stock-count.js'
import type { StockReceipt } from './stock-deed.js'

@Controller()
export class StockChangesController {
  constructor(
    @Inject(StockChanges) private readonly changes: StockChanges,
    @Inject(StockCount) private readonly counting: StockCount,
  ) {}

  @Route(routes.adjust)
  adjust(
    @Input() { body }: RouteInput<typeof routes.adjust>,
    @CurrentActor() actor: Actor,
    @IdempotentRequestOf() request: IdempotentRequest | undefined,
  ): Promise<StockReceipt> {
    return this.changes.adjust(body, actor, request)
  }

  @Route(routes.count)
  count(
    @Input() { body }: RouteInput<typeof routes.count>,
    @CurrentActor() actor: Actor,
    @IdempotentRequestOf() request: IdempotentRequest | undefined,
  ): Promise<RouteOutput<typeof routes.count>> {
    return this.counting.take(body, actor, request)
  }

  @Route(routes.transfer)
  transfer(
    @Input() { body }: RouteInput<typeof routes.transfer>,
    @CurrentActor() actor: Actor,
    @IdempotentRequestOf() request: IdempotentRequest | undefined,
  ): Promise<StockReceipt> {
    return this.changes.transfer(body, actor, request)
  }

  @Route(routes.undo)
  undo(
    @Input() { params }: RouteInput<typeof routes.undo>,
    @CurrentActor() actor: Actor,
  ): Promise<StockReceipt> {
    return this.changes.undo(params.changeId, actor)
  }
}
