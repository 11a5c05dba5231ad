import { Controller, Inject } from '@nestjs/common'
import type { IdempotentRequest } from '../../platform/http/idempotency/idempotency-keys.js'
import { IdempotentRequestOf, Input, Route } from '../../platform/http/route.js'
import type { RouteInput, RouteOutput } from '../../platform/http/route-contract.js'
import { payRoutes as routes } from './pay.contract.js'
import { PayLinks } from './pay-links.js'

@Controller()
export class PayController {
  constructor(@Inject(PayLinks) private readonly links: PayLinks) {}

  @Route(routes.show)
  async show(@Input() { params }: RouteInput<typeof routes.show>): Promise<RouteOutput<typeof routes.show>> {
    return this.links.show(params.token)
  }

  @Route(routes.pay)
  async pay(
    @Input() { params, body }: RouteInput<typeof routes.pay>,
    @IdempotentRequestOf() request: IdempotentRequest | undefined,
  ): Promise<RouteOutput<typeof routes.pay>> {
    return this.links.pay(params.token, body, request)
  }
}
