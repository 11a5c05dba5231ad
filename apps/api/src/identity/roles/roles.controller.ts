import { Controller, Inject } from '@nestjs/common'
import type { Actor } from '../../platform/http/actor.js'
import { CurrentActor, Input, Route } from '../../platform/http/route.js'
import type { RouteInput } from '../../platform/http/route-contract.js'
import { roleRoutes as routes } from './roles.contract.js'
import { Roles } from './roles.js'

@Controller()
export class RolesController {
  constructor(@Inject(Roles) private readonly roles: Roles) {}

  @Route(routes.list)
  async list(@Input() _: RouteInput<typeof routes.list>) {
    return { items: await this.roles.list() }
  }

  @Route(routes.create)
  async create(@Input() { body }: RouteInput<typeof routes.create>, @CurrentActor() actor: Actor) {
    return this.roles.create(body, actor)
  }

  @Route(routes.replace)
  async replace(@Input() { params, body }: RouteInput<typeof routes.replace>, @CurrentActor() actor: Actor) {
    return this.roles.replace(params.roleId, body, actor)
  }

  @Route(routes.remove)
  async remove(
    @Input() { params }: RouteInput<typeof routes.remove>,
    @CurrentActor() actor: Actor,
  ): Promise<void> {
    await this.roles.remove(params.roleId, actor)
  }
}
