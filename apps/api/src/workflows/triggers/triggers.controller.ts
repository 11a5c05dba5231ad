import { Controller, Inject } from '@nestjs/common'
import { z } from 'zod'
import type { IdempotentRequest } from '../../platform/http/idempotency/idempotency-keys.js'
import { IdempotentRequestOf, Input, Route } from '../../platform/http/route.js'
import type { RouteInput, RouteOutput } from '../../platform/http/route-contract.js'
import { StartByHand } from './by-hand/start-by-hand.js'
import { TriggerState } from './trigger-state.js'
import { triggerRoutes as routes } from './triggers.contract.js'

@Controller()
export class TriggersController {
  constructor(
    @Inject(StartByHand) private readonly byHand: StartByHand,
    @Inject(TriggerState) private readonly stateOf: TriggerState,
  ) {}

  @Route(routes.startByHand)
  async start(
    @Input() { params, body }: RouteInput<typeof routes.startByHand>,
    @IdempotentRequestOf() request: IdempotentRequest | undefined,
  ): Promise<RouteOutput<typeof routes.startByHand>> {
    const payload = z.json().parse(body.payload ?? null)
    return { runId: await this.byHand.start(params.workflowId, payload, request) }
  }

  @Route(routes.state)
  async state(
    @Input() { params }: RouteInput<typeof routes.state>,
  ): Promise<RouteOutput<typeof routes.state>> {
    return this.stateOf.read(params.workflowId)
  }
}
