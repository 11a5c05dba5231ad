import { Controller, Inject } from '@nestjs/common'
import type { Actor } from '../../../platform/http/actor.js'
import { CurrentActor, Input, Route } from '../../../platform/http/route.js'
import type { RouteInput, RouteOutput } from '../../../platform/http/route-contract.js'
import { CustomerProfile } from '../customer-profile.js'
import { CustomerDuplicates } from './customer-duplicates.js'
import { CustomerMerging } from './customer-merging.js'
import { customerMergingRoutes as routes } from './merging.contract.js'

@Controller()
export class CustomerMergingController {
  constructor(
    @Inject(CustomerProfile) private readonly profile: CustomerProfile,
    @Inject(CustomerDuplicates) private readonly suspects: CustomerDuplicates,
    @Inject(CustomerMerging) private readonly merging: CustomerMerging,
  ) {}

  @Route(routes.duplicates)
  async duplicates(
    @Input() { params }: RouteInput<typeof routes.duplicates>,
  ): Promise<RouteOutput<typeof routes.duplicates>> {
    const found = await this.suspects.of(params.customerId)
    const items = found.map(async ({ id, reasons }) => ({ customer: await this.profile.read(id), reasons }))
    return { items: await Promise.all(items) }
  }

  @Route(routes.merge)
  async merge(
    @Input() { params, body }: RouteInput<typeof routes.merge>,
    @CurrentActor() actor: Actor,
  ): Promise<RouteOutput<typeof routes.merge>> {
    const { otherId, choice } = body
    await this.merging.merge(params.customerId, otherId, { choice, actor })
    return this.profile.read(params.customerId)
  }
}
