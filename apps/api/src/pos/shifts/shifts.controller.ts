import { Controller, Inject } from '@nestjs/common'
import type { Actor } from '../../platform/http/actor.js'
import { CurrentActor, Input, Route } from '../../platform/http/route.js'
import type { RouteInput, RouteOutput } from '../../platform/http/route-contract.js'
import { DrawerCounts } from './drawer-counts.js'
import { ShiftList } from './shift-list.js'
import { shiftRoutes as routes } from './shifts.contract.js'

@Controller()
export class ShiftsController {
  constructor(
    @Inject(ShiftList) private readonly shifts: ShiftList,
    @Inject(DrawerCounts) private readonly counts: DrawerCounts,
  ) {}

  @Route(routes.list)
  list(@Input() { query }: RouteInput<typeof routes.list>): Promise<RouteOutput<typeof routes.list>> {
    return this.shifts.page(query)
  }

  @Route(routes.get)
  get(@Input() { params }: RouteInput<typeof routes.get>): Promise<RouteOutput<typeof routes.get>> {
    return this.shifts.read(params.shiftId)
  }

  @Route(routes.count)
  async count(
    @Input() { params, body }: RouteInput<typeof routes.count>,
    @CurrentActor() actor: Actor,
  ): Promise<RouteOutput<typeof routes.count>> {
    await this.counts.count(params.shiftId, body, actor)
    return this.shifts.read(params.shiftId)
  }

  @Route(routes.entries)
  entries(
    @Input() { params, query }: RouteInput<typeof routes.entries>,
  ): Promise<RouteOutput<typeof routes.entries>> {
    return this.shifts.entries(params.shiftId, query)
  }
}
