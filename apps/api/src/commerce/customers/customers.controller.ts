import { Controller, Inject, Res } from '@nestjs/common'
import type { FastifyReply } from 'fastify'
import type { Actor } from '../../platform/http/actor.js'
import { sendCsv } from '../../platform/http/csv/send-csv.js'
import type { IdempotentRequest } from '../../platform/http/idempotency/idempotency-keys.js'
import { CurrentActor, IdempotentRequestOf, Input, Route, StreamRoute } from '../../platform/http/route.js'
import type { RouteInput, RouteOutput } from '../../platform/http/route-contract.js'
import { CustomerBulkChanges } from './customer-bulk-changes.js'
import { CustomerChanges } from './customer-changes.js'
import { customerFile } from './customer-file.js'
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
    @Inject(CustomerBulkChanges) private readonly bulk: CustomerBulkChanges,
  ) {}

  @Route(routes.list)
  async list(@Input() { query }: RouteInput<typeof routes.list>): Promise<RouteOutput<typeof routes.list>> {
    return this.customers.page(query)
  }

  @StreamRoute(routes.exportList)
  async exportList(
    @Input() { query }: RouteInput<typeof routes.exportList>,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await sendCsv(reply, 'customers', customerFile(this.customers.all(query)))
  }

  @Route(routes.changeSome)
  async changeSome(
    @Input() { body }: RouteInput<typeof routes.changeSome>,
    @CurrentActor() actor: Actor,
    @IdempotentRequestOf() request: IdempotentRequest | undefined,
  ): Promise<RouteOutput<typeof routes.changeSome>> {
    return { changed: await this.bulk.apply(body, actor, request) }
  }

  @Route(routes.get)
  async get(@Input() { params }: RouteInput<typeof routes.get>): Promise<Profile> {
    return this.profile.read(params.customerId)
  }

  @Route(routes.addTags)
  async addTags(
    @Input() { params, body }: RouteInput<typeof routes.addTags>,
    @CurrentActor() actor: Actor,
  ): Promise<Profile> {
    await this.changes.addTags(params.customerId, body.tags, actor)
    return this.profile.read(params.customerId)
  }

  @Route(routes.removeTags)
  async removeTags(
    @Input() { params, body }: RouteInput<typeof routes.removeTags>,
    @CurrentActor() actor: Actor,
  ): Promise<Profile> {
    await this.changes.removeTags(params.customerId, body.tags, actor)
    return this.profile.read(params.customerId)
  }

  @Route(routes.updateMetadata)
  async updateMetadata(
    @Input() { params, body }: RouteInput<typeof routes.updateMetadata>,
    @CurrentActor() actor: Actor,
  ): Promise<Profile> {
    await this.changes.updateMetadata(params.customerId, body.metadata, actor)
    return this.profile.read(params.customerId)
  }
}
