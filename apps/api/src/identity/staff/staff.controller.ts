import { Controller, Inject } from '@nestjs/common'
import { Input, Route } from '../../platform/http/route.js'
import type { RouteInput } from '../../platform/http/route-contract.js'
import { staffRoutes } from './staff.contract.js'
import { StaffDirectory } from './staff-directory.js'

@Controller()
export class StaffController {
  constructor(@Inject(StaffDirectory) private readonly directory: StaffDirectory) {}

  @Route(staffRoutes.list)
  async list(@Input() _input: RouteInput<typeof staffRoutes.list>) {
    return { items: await this.directory.list() }
  }
}
