import { orderIdSchema } from '@counterflow/core'
import { Inject, Injectable } from '@nestjs/common'
import type { IdempotentRequest } from '../../platform/http/idempotency/idempotency-keys.js'
import { Problem } from '../../platform/http/problems/problem.js'
import type { RouteInput, RouteOutput } from '../../platform/http/route-contract.js'
import { newId } from '../../platform/ids/new-id.js'
import { PlacementGroups } from '../orders/placement-groups.js'
import { Payments } from '../payments/payments.js'
import type { checkoutRoutes } from './checkout.contract.js'
import { OrderStatus } from './order-status.js'
import { PublicTenders } from './public-tenders.js'

type Body = RouteInput<typeof checkoutRoutes.checkout>['body']
type Receipt = RouteOutput<typeof checkoutRoutes.checkout>

/** Turns carts into orders. */
@Injectable()
export class Checkout {
  constructor(
    @Inject(PublicTenders) private readonly tenders: PublicTenders,
    @Inject(PlacementGroups) private readonly groups: PlacementGroups,
    @Inject(Payments) private readonly payments: Payments,
    @Inject(OrderStatus) private readonly status: OrderStatus,
  ) {}

  /**
   * Orders what is in the cart. The order, its stock and the cart's end are one transaction; then the card is asked.
   * @throws Problem as the route says. After `card-declined` the cart is open again.
   */
  async checkOut(token: string, body: Body, request: IdempotentRequest | undefined): Promise<Receipt> {
    const placed = await this.groups.place({
      id: orderIdSchema.parse(newId()),
      token,
      tender: { giftCards: body.giftCards, rest: this.tenders.read(body.payment) },
      expected: body.expectedTotal,
      request,
    })
    if (placed instanceof Problem) throw placed
    const { orderId, started } = placed
    await (started === undefined ? this.payments.settle(orderId) : this.payments.settleStarted(started))
    return this.status.receipt(orderId)
  }
}
