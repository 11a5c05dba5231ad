import { Controller, Inject } from '@nestjs/common'
import type { IdempotentRequest } from '../../platform/http/idempotency/idempotency-keys.js'
import { IdempotentRequestOf, Input, Route } from '../../platform/http/route.js'
import type { RouteInput, RouteOutput } from '../../platform/http/route-contract.js'
import { checkoutRoutes as routes } from './checkout.contract.js'
import { Checkout } from './checkout.js'
import { OrderStatus } from './order-status.js'

@Controller()
export class CheckoutController {
  constructor(
    @Inject(Checkout) private readonly checkout: Checkout,
    @Inject(OrderStatus) private readonly orders: OrderStatus,
  ) {}

  @Route(routes.checkout)
  async checkOut(
    @Input() { params, body }: RouteInput<typeof routes.checkout>,
    @IdempotentRequestOf() request: IdempotentRequest | undefined,
  ): Promise<RouteOutput<typeof routes.checkout>> {
    return this.checkout.checkOut(params.token, body, request)
  }

  @Route(routes.status)
  async status(
    @Input() { params }: RouteInput<typeof routes.status>,
  ): Promise<RouteOutput<typeof routes.status>> {
    return this.orders.read(params.token)
  }
}
