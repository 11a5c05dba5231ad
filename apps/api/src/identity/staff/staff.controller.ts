import { Controller, Inject } from '@nestjs/common'
import { Input, Route } from '../../platform/http/route.js'
import type { RouteInput, RouteOutput } from '../../platform/http/route-contract.js'
import { staffRoutes } from './staff.contract.js'
import { StaffDirectory } from './staff-directory.js'

@Controller()
export class StaffController {
  constructor(@Inject(StaffDirectory) private readonly directory: StaffDirectory) {}

  @Route(staffRoutes.list)
  list(
    @Input() { query }: RouteInput<typeof staffRoutes.list>,
  ): Promise<RouteOutput<typeof staffRoutes.list>> {
    return this.directory.page(query)
  }
}
