import { Controller, Inject } from '@nestjs/common'
import { DATABASE, type Database } from '../../platform/database/database.js'
import type { Actor } from '../../platform/http/actor.js'
import type { IdempotentRequest } from '../../platform/http/idempotency/idempotency-keys.js'
import { CurrentActor, IdempotentRequestOf, Input, Route } from '../../platform/http/route.js'
import type { RouteInput, RouteOutput } from '../../platform/http/route-contract.js'
import { DraftCompletion } from './draft-completion.js'
import { DraftList } from './draft-list.js'
import { DraftPrefill } from './draft-prefill.js'
import { DraftReservations } from './draft-reservations.js'
import { type DraftPrice, type DraftShown, DraftView } from './draft-view.js'
import { draftRoutes as routes } from './drafts.contract.js'
import { Drafts } from './drafts.js'

@Controller()
export class DraftsController {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(Drafts) private readonly drafts: Drafts,
    @Inject(DraftList) private readonly list: DraftList,
    @Inject(DraftView) private readonly view: DraftView,
    @Inject(DraftPrefill) private readonly prefill: DraftPrefill,
    @Inject(DraftReservations) private readonly reservations: DraftReservations,
    @Inject(DraftCompletion) private readonly completion: DraftCompletion,
  ) {}

  @Route(routes.list)
  async page(@Input() { query }: RouteInput<typeof routes.list>): Promise<RouteOutput<typeof routes.list>> {
    return this.list.page(query)
  }

  @Route(routes.get)
  async get(@Input() { params }: RouteInput<typeof routes.get>): Promise<DraftShown> {
    return this.show(params.draftId)
  }

  @Route(routes.prefill)
  async prefilled(
    @Input() { params }: RouteInput<typeof routes.prefill>,
  ): Promise<RouteOutput<typeof routes.prefill>> {
    return this.prefill.forCustomer(params.customerId)
  }

  @Route(routes.price)
  async price(@Input() { body }: RouteInput<typeof routes.price>): Promise<DraftPrice> {
    return this.view.price(this.database, body)
  }

  @Route(routes.create)
  async create(
    @Input() { body }: RouteInput<typeof routes.create>,
    @IdempotentRequestOf() request: IdempotentRequest | undefined,
  ): Promise<DraftShown> {
    return this.show(await this.drafts.create(body, request))
  }

  @Route(routes.replace)
  async replace(@Input() { params, body }: RouteInput<typeof routes.replace>): Promise<DraftShown> {
    await this.drafts.replace(params.draftId, body.version, body.content)
    return this.show(params.draftId)
  }

  @Route(routes.reserve)
  async reserve(
    @Input() { params, body }: RouteInput<typeof routes.reserve>,
    @CurrentActor() actor: Actor,
  ): Promise<DraftShown> {
    const until = body.until === null ? null : new Date(body.until)
    await this.reservations.set(params.draftId, { ...body, until, actor })
    return this.show(params.draftId)
  }

  @Route(routes.duplicate)
  async duplicate(
    @Input() { params }: RouteInput<typeof routes.duplicate>,
    @IdempotentRequestOf() request: IdempotentRequest | undefined,
  ): Promise<DraftShown> {
    return this.show(await this.drafts.duplicate(params.draftId, request))
  }

  @Route(routes.remove)
  async remove(@Input() { params }: RouteInput<typeof routes.remove>): Promise<void> {
    await this.drafts.remove(params.draftId)
  }

  @Route(routes.complete)
  async complete(
    @Input() { params, body }: RouteInput<typeof routes.complete>,
    @CurrentActor() actor: Actor,
    @IdempotentRequestOf() request: IdempotentRequest | undefined,
  ): Promise<DraftShown> {
    await this.completion.byHand(params.draftId, body, actor, request)
    return this.show(params.draftId)
  }

  private async show(draftId: string): Promise<DraftShown> {
    return this.view.show(this.database, await this.drafts.read(draftId))
  }
}
