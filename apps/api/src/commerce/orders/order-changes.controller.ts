import type { OrderId } from '@counterflow/core'
import { Controller, Inject } from '@nestjs/common'
import type { Actor } from '../../platform/http/actor.js'
import type { IdempotentRequest } from '../../platform/http/idempotency/idempotency-keys.js'
import { CurrentActor, IdempotentRequestOf, Input, Route } from '../../platform/http/route.js'
import type { RouteInput, RouteOutput } from '../../platform/http/route-contract.js'
import { OrderEdits } from './edits/order-edits.js'
import { Fulfilments } from './fulfilments/fulfilments.js'
import { OrderPlaces } from './fulfilments/order-places.js'
import { orderChangeRoutes as routes } from './order-changes.contract.js'
import { OrderDetail, type ShownOrder } from './order-detail.js'
import { OrderNotes } from './order-notes.js'

@Controller()
export class OrderChangesController {
  constructor(
    @Inject(OrderDetail) private readonly detail: OrderDetail,
    @Inject(OrderEdits) private readonly edits: OrderEdits,
    @Inject(Fulfilments) private readonly fulfilments: Fulfilments,
    @Inject(OrderPlaces) private readonly places: OrderPlaces,
    @Inject(OrderNotes) private readonly notes: OrderNotes,
  ) {}

  @Route(routes.previewEdit)
  async previewEdit(
    @Input() { params, body }: RouteInput<typeof routes.previewEdit>,
  ): Promise<RouteOutput<typeof routes.previewEdit>> {
    const { priced, ...consequences } = await this.edits.preview(params.orderId, body)
    const { subtotal, discount, shipping, tax, total } = priced
    const lines = priced.lines.map(({ key, quantity, unitPrice, ...line }) => ({
      key,
      quantity,
      unitPrice,
      discount: line.discount,
      total: line.total,
    }))
    return { lines, subtotal, discount, shipping, tax, total, ...consequences }
  }

  @Route(routes.edit)
  async edit(
    @Input() { params, body }: RouteInput<typeof routes.edit>,
    @CurrentActor() actor: Actor,
    @IdempotentRequestOf() request: IdempotentRequest | undefined,
  ): Promise<ShownOrder> {
    const { version, ...edit } = body
    await this.edits.apply(params.orderId, edit, { version, actor, request })
    return this.show(params.orderId, actor)
  }

  @Route(routes.fulfil)
  async fulfil(
    @Input() { params, body }: RouteInput<typeof routes.fulfil>,
    @CurrentActor() actor: Actor,
    @IdempotentRequestOf() request: IdempotentRequest | undefined,
  ): Promise<ShownOrder> {
    await this.fulfilments.create(params.orderId, { ...body, actor, request })
    return this.show(params.orderId, actor)
  }

  @Route(routes.places)
  async stock(
    @Input() { params }: RouteInput<typeof routes.places>,
  ): Promise<RouteOutput<typeof routes.places>> {
    return this.places.of(params.orderId)
  }

  @Route(routes.cancelFulfilment)
  async cancelFulfilment(
    @Input() { params, body }: RouteInput<typeof routes.cancelFulfilment>,
    @CurrentActor() actor: Actor,
  ): Promise<ShownOrder> {
    await this.fulfilments.cancel(params.orderId, params.fulfilmentId, { ...body, actor })
    return this.show(params.orderId, actor)
  }

  @Route(routes.note)
  async note(
    @Input() { params, body }: RouteInput<typeof routes.note>,
    @CurrentActor() actor: Actor,
  ): Promise<ShownOrder> {
    await this.notes.set(params.orderId, body.note === '' ? null : body.note, actor, body.version)
    return this.show(params.orderId, actor)
  }

  @Route(routes.comment)
  async comment(
    @Input() { params, body }: RouteInput<typeof routes.comment>,
    @CurrentActor() actor: Actor,
    @IdempotentRequestOf() request: IdempotentRequest | undefined,
  ): Promise<ShownOrder> {
    await this.notes.comment(params.orderId, body.text, actor, request)
    return this.show(params.orderId, actor)
  }

  private show(orderId: OrderId, { language }: Actor): Promise<ShownOrder> {
    return this.detail.read(orderId, language)
  }
}
