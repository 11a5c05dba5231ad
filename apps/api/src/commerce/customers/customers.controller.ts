import { Controller, Inject } from '@nestjs/common'
import { Input, Route } from '../../platform/http/route.js'
import type { RouteInput, RouteOutput } from '../../platform/http/route-contract.js'
import { CustomerChanges } from './customer-changes.js'
import { CustomerList } from './customer-list.js'
import { CustomerProfile } from './customer-profile.js'
import { customerRoutes as routes } from './customers.contract.js'

type Profile = RouteOutput<typeof routes.get>

@Controller()
export class CustomersController {
  constructor(
    @Inject(CustomerList) private readonly customers: CustomerList,
    @Inject(CustomerProfile) private readonly profile: CustomerProfile,
    @Inject(CustomerChanges) private readonly changes: CustomerChanges,
  ) {}

  @Route(routes.list)
  async list(@Input() { query }: RouteInput<typeof routes.list>): Promise<RouteOutput<typeof routes.list>> {
    return this.customers.page(query)
  }

  @Route(routes.get)
  async get(@Input() { params }: RouteInput<typeof routes.get>): Promise<Profile> {
    return this.profile.read(params.customerId)
  }

  @Route(routes.addTags)
  async addTags(@Input() { params, body }: RouteInput<typeof routes.addTags>): Promise<Profile> {
    await this.changes.addTags(params.customerId, body.tags)
    return this.profile.read(params.customerId)
  }

  @Route(routes.removeTags)
  async removeTags(@Input() { params, body }: RouteInput<typeof routes.removeTags>): Promise<Profile> {
    await this.changes.removeTags(params.customerId, body.tags)
    return this.profile.read(params.customerId)
  }

  @Route(routes.updateMetadata)
  async updateMetadata(
    @Input() { params, body }: RouteInput<typeof routes.updateMetadata>,
  ): Promise<Profile> {
    await this.changes.updateMetadata(params.customerId, body.metadata)
    return this.profile.read(params.customerId)
  }
}
