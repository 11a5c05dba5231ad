import { Controller, Inject } from '@nestjs/common'
import type { Actor } from '../../platform/http/actor.js'
import { CurrentActor, Input, Route } from '../../platform/http/route.js'
import type { RouteInput, RouteOutput } from '../../platform/http/route-contract.js'
import { staffRoutes as routes } from './staff.contract.js'
import { StaffChanges } from './staff-changes.js'
import { StaffDirectory } from './staff-directory.js'

type Shown = RouteOutput<typeof routes.changeRole>

@Controller()
export class StaffController {
  constructor(
    @Inject(StaffDirectory) private readonly directory: StaffDirectory,
    @Inject(StaffChanges) private readonly changes: StaffChanges,
  ) {}

  @Route(routes.list)
  list(@Input() { query }: RouteInput<typeof routes.list>): Promise<RouteOutput<typeof routes.list>> {
    return this.directory.page(query)
  }

  @Route(routes.invite)
  async invite(
    @Input() { body }: RouteInput<typeof routes.invite>,
    @CurrentActor() actor: Actor,
  ): Promise<RouteOutput<typeof routes.invite>> {
    return this.changes.invite(body, actor)
  }

  @Route(routes.changeRole)
  async changeRole(
    @Input() { params, body }: RouteInput<typeof routes.changeRole>,
    @CurrentActor() actor: Actor,
  ): Promise<Shown> {
    return this.changes.changeRole(params.staffId, body.roleId, actor)
  }

  @Route(routes.deactivate)
  async deactivate(
    @Input() { params }: RouteInput<typeof routes.deactivate>,
    @CurrentActor() actor: Actor,
  ): Promise<Shown> {
    return this.changes.deactivate(params.staffId, actor)
  }

  @Route(routes.reactivate)
  async reactivate(
    @Input() { params }: RouteInput<typeof routes.reactivate>,
    @CurrentActor() actor: Actor,
  ): Promise<Shown> {
    return this.changes.reactivate(params.staffId, actor)
  }

  @Route(routes.passwordLink)
  async passwordLink(
    @Input() { params }: RouteInput<typeof routes.passwordLink>,
    @CurrentActor() actor: Actor,
  ): Promise<RouteOutput<typeof routes.passwordLink>> {
    return this.changes.makeLink(params.staffId, actor)
  }
}
