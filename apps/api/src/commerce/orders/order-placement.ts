import { type Address, type OrderChannel, type OrderId, orderIdSchema } from '@counterflow/core'
import { Inject, Injectable } from '@nestjs/common'
import type { Transaction } from '../../platform/database/database.js'
import type { Actor } from '../../platform/http/actor.js'
import { IdempotencyKeys, type IdempotentRequest } from '../../platform/http/idempotency/idempotency-keys.js'
import { Problem } from '../../platform/http/problems/problem.js'
import type { RouteInput } from '../../platform/http/route-contract.js'
import { newId } from '../../platform/ids/new-id.js'
import { PAYMENT_GATEWAY, type PaymentGateway } from '../payments/gateway/payment-gateway.js'
import { Payments } from '../payments/payments.js'
import { type NewOrder, OrderMaking } from './order-making.js'
import { unknownTestCard } from './order-problems.js'
import type { orderRoutes } from './orders.contract.js'
import { PlacementGroups } from './placement-groups.js'
import { Refusals } from './refusals.js'

export type PlaceOrder = RouteInput<typeof orderRoutes.place>['body']

const channelOf: Record<Actor['type'], OrderChannel> = {
  staff: 'back_office',
  api_key: 'api',
  workflow: 'api',
  customer: 'online_store',
  system: 'api',
}

/** Where it goes decides about its tax. */
const destinationOf = (address: Address | undefined) => address ?? null

/** Places orders, whether from the API, a draft or a checkout: all of one in one transaction, then the card is asked. */
@Injectable()
export class OrderPlacement {
  constructor(
    @Inject(IdempotencyKeys) private readonly idempotency: IdempotencyKeys,
    @Inject(OrderMaking) private readonly making: OrderMaking,
    @Inject(PlacementGroups) private readonly groups: PlacementGroups,
    @Inject(PAYMENT_GATEWAY) private readonly gateway: PaymentGateway,
    @Inject(Payments) private readonly payments: Payments,
  ) {}

  /**
   * Places an order and answers with its id, once its payment was authorised or declined; it stays pending when
   * the gateway does not answer. The same `request` again answers with the same order.
   * @throws Problem `unknown-customer`, `unknown-variant`, `unknown-test-card`, `order-too-large` or
   * `idempotency-key-reused`; nothing has changed then.
   */
  async place(order: PlaceOrder, actor: Actor, request: IdempotentRequest | undefined): Promise<OrderId> {
    const card = this.gateway.tokenizeCard(order.payment.card.number)
    if (card === undefined) throw unknownTestCard()
    const { customer, lines, shippingAddress, billingAddress, note } = order
    const placed = await this.groups.place({
      request,
      wish: { lines, destination: destinationOf(shippingAddress) },
      order: {
        id: orderIdSchema.parse(newId()),
        channel: channelOf[actor.type],
        actor,
        customer,
        tender: { giftCards: [], rest: { kind: 'card', card } },
        allowOversell: true,
        shippingAddress,
        billingAddress,
        note,
      },
    })
    if (placed instanceof Problem) throw placed
    const { orderId, started } = placed
    await (started === undefined ? this.payments.settle(orderId) : this.payments.settleStarted(started))
    return orderId
  }

  /** Does `create` unless the same `request` did it before, and answers with the order that came of it. */
  async once(
    transaction: Transaction,
    request: IdempotentRequest | undefined,
    create: () => Promise<OrderId>,
  ): Promise<OrderId> {
    if (request === undefined) return create()
    const claim = await this.idempotency.claim(transaction, request)
    if (!claim.first) return orderIdSchema.parse(claim.result)
    const orderId = await create()
    await this.idempotency.complete(transaction, request, orderId)
    return orderId
  }

  /**
   * Makes one order as part of `transaction`, which does more than that. Whoever calls then settles the payment,
   * outside of it.
   * @throws Problem `out-of-stock`, `unknown-customer`, and those of discounts and of the tender.
   */
  async create(transaction: Transaction, order: Omit<NewOrder, 'id'>): Promise<OrderId> {
    const id = orderIdSchema.parse(newId())
    try {
      await this.making.make(transaction, [{ ...order, id }])
    } catch (error) {
      throw error instanceof Refusals ? (error.problems.get(id) ?? error) : error
    }
    return id
  }
}
