import type { Language, OrderId } from '@counterflow/core'
import { Controller, Inject } from '@nestjs/common'
import type { Actor } from '../../platform/http/actor.js'
import type { IdempotentRequest } from '../../platform/http/idempotency/idempotency-keys.js'
import { CurrentActor, IdempotentRequestOf, Input, Route } from '../../platform/http/route.js'
import type { RouteInput, RouteOutput } from '../../platform/http/route-contract.js'
import { testCards } from '../payments/gateway/test-gateway/test-cards.js'
import { Payments } from '../payments/payments.js'
import { OrderDetail, type ShownOrder } from './order-detail.js'
import { OrderList } from './order-list.js'
import { OrderPlacement } from './order-placement.js'
import { orderRoutes } from './orders.contract.js'
import { Orders } from './orders.js'
import { OrderRefunds } from './refunds/order-refunds.js'
import { requestKeyOf } from './request-key.js'

@Controller()
export class OrdersController {
  constructor(
    @Inject(OrderList) private readonly list: OrderList,
    @Inject(OrderDetail) private readonly detail: OrderDetail,
    @Inject(OrderPlacement) private readonly placement: OrderPlacement,
    @Inject(Orders) private readonly orders: Orders,
    @Inject(Payments) private readonly payments: Payments,
    @Inject(OrderRefunds) private readonly refunds: OrderRefunds,
  ) {}

  @Route(orderRoutes.list)
  async page(
    @Input() { query }: RouteInput<typeof orderRoutes.list>,
  ): Promise<RouteOutput<typeof orderRoutes.list>> {
    return this.list.page(query)
  }

  @Route(orderRoutes.get)
  async get(
    @Input() { params }: RouteInput<typeof orderRoutes.get>,
    @CurrentActor() actor: Actor,
  ): Promise<ShownOrder> {
    return this.show(params.orderId, actor)
  }

  @Route(orderRoutes.place)
  async place(
    @Input() { body }: RouteInput<typeof orderRoutes.place>,
    @CurrentActor() actor: Actor,
    @IdempotentRequestOf() request: IdempotentRequest | undefined,
  ): Promise<ShownOrder> {
    return this.show(await this.placement.place(body, actor, request), actor)
  }

  @Route(orderRoutes.capture)
  async capture(
    @Input() { params }: RouteInput<typeof orderRoutes.capture>,
    @CurrentActor() actor: Actor,
    @IdempotentRequestOf() request: IdempotentRequest | undefined,
  ): Promise<ShownOrder> {
    await this.payments.capture(params.orderId, { idempotencyKey: requestKeyOf(request), actor })
    return this.show(params.orderId, actor)
  }

  @Route(orderRoutes.void)
  async void(
    @Input() { params }: RouteInput<typeof orderRoutes.void>,
    @CurrentActor() actor: Actor,
    @IdempotentRequestOf() request: IdempotentRequest | undefined,
  ): Promise<ShownOrder> {
    await this.payments.void(params.orderId, { idempotencyKey: requestKeyOf(request), actor })
    return this.show(params.orderId, actor)
  }

  @Route(orderRoutes.refund)
  async refund(
    @Input() { params, body }: RouteInput<typeof orderRoutes.refund>,
    @CurrentActor() actor: Actor,
    @IdempotentRequestOf() request: IdempotentRequest | undefined,
  ): Promise<ShownOrder> {
    await this.refunds.refund(params.orderId, { ...body, idempotencyKey: requestKeyOf(request), actor })
    return this.show(params.orderId, actor)
  }

  @Route(orderRoutes.addTags)
  async addTags(
    @Input() { params, body }: RouteInput<typeof orderRoutes.addTags>,
    @CurrentActor() actor: Actor,
  ): Promise<ShownOrder> {
    await this.orders.addTags(params.orderId, body.tags, actor, body.version)
    return this.show(params.orderId, actor)
  }

  @Route(orderRoutes.testCards)
  async testCards(
    @Input() _: RouteInput<typeof orderRoutes.testCards>,
  ): Promise<RouteOutput<typeof orderRoutes.testCards>> {
    return {
      items: testCards.map(({ number, brand, key, description }) => ({ number, brand, key, description })),
    }
  }

  /** Titles in the language of whoever asks. */
  private show(orderId: OrderId, { language }: { language: Language | null }): Promise<ShownOrder> {
    return this.detail.read(orderId, language)
  }
}
