import { Controller, Inject } from '@nestjs/common'
import { Transactions } from '../../platform/database/transactions.js'
import type { Actor } from '../../platform/http/actor.js'
import type { IdempotentRequest } from '../../platform/http/idempotency/idempotency-keys.js'
import { CurrentActor, IdempotentRequestOf, Input, Route } from '../../platform/http/route.js'
import type { RouteInput, RouteOutput } from '../../platform/http/route-contract.js'
import { CustomerAddresses } from './addresses/customer-addresses.js'
import { CustomerConsents } from './consents/customer-consents.js'
import { CustomerCreation } from './customer-creation.js'
import { CustomerDetails } from './customer-details.js'
import { customerEditingRoutes as routes } from './customer-editing.contract.js'
import { CustomerPapers } from './customer-papers.js'
import { CustomerProfile } from './customer-profile.js'
import { CustomerNotes } from './notes/customer-notes.js'
import { CustomerTimeline } from './timeline/customer-timeline.js'

type Profile = RouteOutput<typeof routes.create>
type Given<Name extends keyof typeof routes> = RouteInput<(typeof routes)[Name]>
type Answer<Name extends keyof typeof routes> = RouteOutput<(typeof routes)[Name]>

@Controller()
export class CustomerEditingController {
  constructor(
    @Inject(CustomerProfile) private readonly profile: CustomerProfile,
    @Inject(CustomerCreation) private readonly creation: CustomerCreation,
    @Inject(CustomerDetails) private readonly details: CustomerDetails,
    @Inject(CustomerAddresses) private readonly addresses: CustomerAddresses,
    @Inject(CustomerNotes) private readonly notes: CustomerNotes,
    @Inject(CustomerPapers) private readonly papers: CustomerPapers,
    @Inject(CustomerConsents) private readonly consents: CustomerConsents,
    @Inject(CustomerTimeline) private readonly history: CustomerTimeline,
    @Inject(Transactions) private readonly transactions: Transactions,
  ) {}

  @Route(routes.create)
  async create(
    @Input() { body }: Given<'create'>,
    @CurrentActor() actor: Actor,
    @IdempotentRequestOf() request: IdempotentRequest | undefined,
  ): Promise<Profile> {
    return this.profile.read(await this.creation.create(body, actor, request))
  }

  @Route(routes.update)
  async update(
    @Input() { params, body: { version, ...change } }: Given<'update'>,
    @CurrentActor() actor: Actor,
  ): Promise<Profile> {
    await this.details.update(params.customerId, change, { version, actor })
    return this.profile.read(params.customerId)
  }

  @Route(routes.addAddress)
  async addAddress(
    @Input() { params, body: { version, ...entry } }: Given<'addAddress'>,
    @CurrentActor() actor: Actor,
  ): Promise<Profile> {
    await this.addresses.add(params.customerId, entry, { version, actor })
    return this.profile.read(params.customerId)
  }

  @Route(routes.changeAddress)
  async changeAddress(
    @Input() { params, body: { version, ...entry } }: Given<'changeAddress'>,
    @CurrentActor() actor: Actor,
  ): Promise<Profile> {
    await this.addresses.change(params.customerId, params.addressId, entry, { version, actor })
    return this.profile.read(params.customerId)
  }

  @Route(routes.removeAddress)
  async removeAddress(
    @Input() { params, body: { version } }: Given<'removeAddress'>,
    @CurrentActor() actor: Actor,
  ): Promise<Profile> {
    await this.addresses.remove(params.customerId, params.addressId, { version, actor })
    return this.profile.read(params.customerId)
  }

  @Route(routes.listNotes)
  async listNotes(@Input() { params, query }: Given<'listNotes'>): Promise<Answer<'listNotes'>> {
    return this.papers.notes(params.customerId, query)
  }

  @Route(routes.addNote)
  async addNote(
    @Input() { params, body }: Given<'addNote'>,
    @CurrentActor() actor: Actor,
    @IdempotentRequestOf() request: IdempotentRequest | undefined,
  ): Promise<Answer<'addNote'>> {
    const idempotencyKey = request === undefined ? undefined : `${actor.id}/${request.key}`
    return { id: await this.notes.add(params.customerId, body.text, { actor, idempotencyKey }) }
  }

  @Route(routes.changeNote)
  async changeNote(
    @Input() { params, body }: Given<'changeNote'>,
    @CurrentActor() actor: Actor,
  ): Promise<void> {
    await this.notes.change(params.customerId, params.noteId, body.text, actor)
  }

  @Route(routes.removeNote)
  async removeNote(@Input() { params }: Given<'removeNote'>, @CurrentActor() actor: Actor): Promise<void> {
    await this.notes.remove(params.customerId, params.noteId, actor)
  }

  @Route(routes.listConsents)
  async listConsents(@Input() { params, query }: Given<'listConsents'>): Promise<Answer<'listConsents'>> {
    return this.papers.consents(params.customerId, query)
  }

  @Route(routes.decideConsent)
  async decideConsent(
    @Input() { params, body }: Given<'decideConsent'>,
    @CurrentActor() actor: Actor,
  ): Promise<Profile> {
    const source = actor.type === 'staff' ? 'staff' : 'api'
    await this.transactions.run((transaction) =>
      this.consents.record(transaction, params.customerId, { ...body, source, actor }),
    )
    return this.profile.read(params.customerId)
  }

  @Route(routes.timeline)
  async timeline(@Input() { params, query }: Given<'timeline'>): Promise<Answer<'timeline'>> {
    return this.history.page(params.customerId, query)
  }
}
