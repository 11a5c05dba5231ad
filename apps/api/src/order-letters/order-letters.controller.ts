import { Controller, Inject } from '@nestjs/common'
import type { Actor } from '../platform/http/actor.js'
import { CurrentActor, Input, Route } from '../platform/http/route.js'
import type { RouteInput, RouteOutput } from '../platform/http/route-contract.js'
import { LetterPreviews } from './letter-previews.js'
import { orderLetterRoutes as routes } from './order-letters.contract.js'

@Controller()
export class OrderLettersController {
  constructor(@Inject(LetterPreviews) private readonly previews: LetterPreviews) {}

  @Route(routes.preview)
  async preview(
    @Input() { params, body }: RouteInput<typeof routes.preview>,
    @CurrentActor() actor: Actor,
  ): Promise<RouteOutput<typeof routes.preview>> {
    return this.previews.show(params.orderId, body, actor)
  }
}
