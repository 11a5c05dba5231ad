import { Controller, Inject } from '@nestjs/common'
import type { Actor } from '../platform/http/actor.js'
import type { IdempotentRequest } from '../platform/http/idempotency/idempotency-keys.js'
import { CurrentActor, IdempotentRequestOf, Input, Route } from '../platform/http/route.js'
import type { RouteInput, RouteOutput } from '../platform/http/route-contract.js'
import { invoiceRoutes as routes } from './invoices.contract.js'
import { Invoices } from './invoices.js'

@Controller()
export class InvoicesController {
  constructor(@Inject(Invoices) private readonly invoices: Invoices) {}

  @Route(routes.preview)
  async preview(
    @Input() { params, body }: RouteInput<typeof routes.preview>,
    @CurrentActor() actor: Actor,
  ): Promise<RouteOutput<typeof routes.preview>> {
    return this.invoices.preview(params.draftId, body.message, actor)
  }

  @Route(routes.send)
  async send(
    @Input() { params, body }: RouteInput<typeof routes.send>,
    @CurrentActor() actor: Actor,
    @IdempotentRequestOf() request: IdempotentRequest | undefined,
  ): Promise<RouteOutput<typeof routes.send>> {
    return this.invoices.send(params.draftId, body, actor, request)
  }
}
