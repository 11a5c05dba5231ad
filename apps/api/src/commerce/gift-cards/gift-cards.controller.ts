import type { GiftCardId } from '@counterflow/core'
import { Controller, Inject } from '@nestjs/common'
import type { Actor } from '../../platform/http/actor.js'
import type { IdempotentRequest } from '../../platform/http/idempotency/idempotency-keys.js'
import { CurrentActor, IdempotentRequestOf, Input, Route } from '../../platform/http/route.js'
import type { RouteInput, RouteOutput } from '../../platform/http/route-contract.js'
import { requestKeyOf } from '../orders/request-key.js'
import { GiftCardChanges } from './gift-card-changes.js'
import { GiftCardCodes } from './gift-card-codes.js'
import { GiftCardDetail } from './gift-card-detail.js'
import { GiftCardList } from './gift-card-list.js'
import { giftCardRoutes as routes } from './gift-cards.contract.js'

type Detail = RouteOutput<typeof routes.get>

@Controller()
export class GiftCardsController {
  constructor(
    @Inject(GiftCardList) private readonly list: GiftCardList,
    @Inject(GiftCardDetail) private readonly detail: GiftCardDetail,
    @Inject(GiftCardChanges) private readonly changes: GiftCardChanges,
    @Inject(GiftCardCodes) private readonly codes: GiftCardCodes,
  ) {}

  @Route(routes.list)
  async page(@Input() { query }: RouteInput<typeof routes.list>): Promise<RouteOutput<typeof routes.list>> {
    return this.list.page(query)
  }

  @Route(routes.get)
  async get(@Input() { params }: RouteInput<typeof routes.get>): Promise<Detail> {
    return this.detail.read(params.giftCardId)
  }

  @Route(routes.issue)
  async issue(
    @Input() { body }: RouteInput<typeof routes.issue>,
    @CurrentActor() actor: Actor,
    @IdempotentRequestOf() request: IdempotentRequest | undefined,
  ): Promise<RouteOutput<typeof routes.issue>> {
    const issued = await this.changes.issue(body, { idempotencyKey: requestKeyOf(request), actor })
    return { giftCard: await this.shown(issued.id), code: issued.code }
  }

  @Route(routes.adjust)
  async adjust(
    @Input() { params, body }: RouteInput<typeof routes.adjust>,
    @CurrentActor() actor: Actor,
    @IdempotentRequestOf() request: IdempotentRequest | undefined,
  ): Promise<Detail> {
    const { giftCardId } = params
    const asked = { idempotencyKey: requestKeyOf(request), actor }
    await this.changes.adjust(giftCardId, body.amount, body.reason, asked)
    return this.detail.read(giftCardId)
  }

  @Route(routes.setExpiry)
  async setExpiry(
    @Input() { params, body }: RouteInput<typeof routes.setExpiry>,
    @CurrentActor() actor: Actor,
  ): Promise<Detail> {
    const expiresAt = body.expiresAt === null ? null : new Date(body.expiresAt)
    const asked = { idempotencyKey: requestKeyOf(undefined), actor }
    await this.changes.setExpiry(params.giftCardId, expiresAt, body.reason, asked)
    return this.detail.read(params.giftCardId)
  }

  @Route(routes.sendCode)
  async sendCode(
    @Input() { params, body }: RouteInput<typeof routes.sendCode>,
    @CurrentActor() actor: Actor,
    @IdempotentRequestOf() request: IdempotentRequest | undefined,
  ): Promise<Detail> {
    await this.codes.send(params.giftCardId, body, { idempotencyKey: requestKeyOf(request), actor })
    return this.detail.read(params.giftCardId)
  }

  @Route(routes.disable)
  async disable(
    @Input() { params, body }: RouteInput<typeof routes.disable>,
    @CurrentActor() actor: Actor,
  ): Promise<Detail> {
    return this.set(params.giftCardId, 'disabled', body.reason, actor)
  }

  @Route(routes.enable)
  async enable(
    @Input() { params, body }: RouteInput<typeof routes.enable>,
    @CurrentActor() actor: Actor,
  ): Promise<Detail> {
    return this.set(params.giftCardId, 'enabled', body.reason, actor)
  }

  private async set(giftCardId: GiftCardId, kind: 'disabled' | 'enabled', reason: string, actor: Actor) {
    await this.changes.set(giftCardId, kind, reason, { idempotencyKey: requestKeyOf(undefined), actor })
    return this.detail.read(giftCardId)
  }

  private async shown(giftCardId: GiftCardId): Promise<RouteOutput<typeof routes.issue>['giftCard']> {
    const { entries: _, codeKnown: _known, ...card } = await this.detail.read(giftCardId)
    return card
  }
}
