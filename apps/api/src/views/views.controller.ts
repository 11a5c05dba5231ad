import { Controller, Inject } from '@nestjs/common'
import type { Actor } from '../platform/http/actor.js'
import { CurrentActor, Input, Route } from '../platform/http/route.js'
import type { RouteInput, RouteOutput } from '../platform/http/route-contract.js'
import { SavedViews } from './saved-views.js'
import { viewRoutes as routes } from './views.contract.js'

@Controller()
export class ViewsController {
  constructor(@Inject(SavedViews) private readonly views: SavedViews) {}

  @Route(routes.list)
  async list(
    @Input() { query }: RouteInput<typeof routes.list>,
    @CurrentActor() actor: Actor,
  ): Promise<RouteOutput<typeof routes.list>> {
    return { items: await this.views.list(query.list, actor) }
  }

  @Route(routes.create)
  create(
    @Input() { body }: RouteInput<typeof routes.create>,
    @CurrentActor() actor: Actor,
  ): Promise<RouteOutput<typeof routes.create>> {
    return this.views.create(body, actor)
  }

  @Route(routes.update)
  update(
    @Input() { params, body }: RouteInput<typeof routes.update>,
    @CurrentActor() actor: Actor,
  ): Promise<RouteOutput<typeof routes.update>> {
    return this.views.update(params.viewId, body, actor)
  }

  @Route(routes.arrange)
  async arrange(
    @Input() { body }: RouteInput<typeof routes.arrange>,
    @CurrentActor() actor: Actor,
  ): Promise<RouteOutput<typeof routes.arrange>> {
    return { items: await this.views.arrange(body.list, body.ids, actor) }
  }

  @Route(routes.remove)
  async remove(
    @Input() { params }: RouteInput<typeof routes.remove>,
    @CurrentActor() actor: Actor,
  ): Promise<void> {
    await this.views.remove(params.viewId, actor)
  }
}
