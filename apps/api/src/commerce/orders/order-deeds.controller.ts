import type { OrderId } from '@counterflow/core'
import { Controller, Inject } from '@nestjs/common'
import { permissionMissing } from '../../platform/http/access/permission-guard.js'
import type { Actor } from '../../platform/http/actor.js'
import type { IdempotentRequest } from '../../platform/http/idempotency/idempotency-keys.js'
import { CurrentActor, IdempotentRequestOf, Input, Route } from '../../platform/http/route.js'
import type { RouteInput } from '../../platform/http/route-contract.js'
import { Payments } from '../payments/payments.js'
import { ProviderRisks } from '../risk/provider-risks.js'
import { OrderCancellation } from './order-cancellation.js'
import { orderDeedRoutes as routes } from './order-deeds.contract.js'
import { OrderDetail, type ShownOrder } from './order-detail.js'
import { OrderFulfilment } from './order-fulfilment.js'
import { Orders } from './orders.js'
import { requestKeyOf } from './request-key.js'

@Controller()
export class OrderDeedsController {
  constructor(
    @Inject(OrderDetail) private readonly detail: OrderDetail,
    @Inject(OrderCancellation) private readonly cancellation: OrderCancellation,
    @Inject(OrderFulfilment) private readonly fulfilment: OrderFulfilment,
    @Inject(Orders) private readonly orders: Orders,
    @Inject(Payments) private readonly payments: Payments,
    @Inject(ProviderRisks) private readonly providerRisks: ProviderRisks,
  ) {}

  @Route(routes.cancel)
  async cancel(
    @Input() { params, body }: RouteInput<typeof routes.cancel>,
    @CurrentActor() actor: Actor,
    @IdempotentRequestOf() request: IdempotentRequest | undefined,
  ): Promise<ShownOrder> {
    await this.cancellation.cancel(params.orderId, { ...body, actor, idempotencyKey: requestKeyOf(request) })
    return this.show(params.orderId, actor)
  }

  @Route(routes.fulfil)
  async fulfil(
    @Input() { params }: RouteInput<typeof routes.fulfil>,
    @CurrentActor() actor: Actor,
  ): Promise<ShownOrder> {
    await this.fulfilment.fulfil(params.orderId, actor)
    return this.show(params.orderId, actor)
  }

  @Route(routes.markPaid)
  async markPaid(
    @Input() { params, body }: RouteInput<typeof routes.markPaid>,
    @CurrentActor() actor: Actor,
    @IdempotentRequestOf() request: IdempotentRequest | undefined,
  ): Promise<ShownOrder> {
    if (body.allowOversell && !actor.permissions.includes('orders.update')) {
      throw permissionMissing('orders.update', actor.name)
    }
    await this.payments.markPaid(params.orderId, { ...body, actor, request })
    return this.show(params.orderId, actor)
  }

  @Route(routes.restock)
  async restock(
    @Input() { params }: RouteInput<typeof routes.restock>,
    @CurrentActor() actor: Actor,
  ): Promise<ShownOrder> {
    await this.fulfilment.restock(params.orderId, actor)
    return this.show(params.orderId, actor)
  }

  @Route(routes.assessRisk)
  async assessRisk(
    @Input() { params, body: { provider, ...verdict } }: RouteInput<typeof routes.assessRisk>,
    @CurrentActor() actor: Actor,
  ): Promise<ShownOrder> {
    await this.providerRisks.record(params.orderId, provider, verdict, actor)
    return this.show(params.orderId, actor)
  }

  @Route(routes.removeTags)
  async removeTags(
    @Input() { params, body }: RouteInput<typeof routes.removeTags>,
    @CurrentActor() actor: Actor,
  ): Promise<ShownOrder> {
    await this.orders.removeTags(params.orderId, body.tags, actor, body.version)
    return this.show(params.orderId, actor)
  }

  private show(orderId: OrderId, { language }: Actor): Promise<ShownOrder> {
    return this.detail.read(orderId, language)
  }
}
