import { Controller, Inject } from '@nestjs/common'
import type { Deed } from '../../platform/deeds/deed.js'
import type { Actor } from '../../platform/http/actor.js'
import { CurrentDeed } from '../../platform/http/deed.js'
import { CurrentActor, Input, Route } from '../../platform/http/route.js'
import type { RouteInput, RouteOutput } from '../../platform/http/route-contract.js'
import { offeredEvents } from './offered-events.js'
import { SubscriptionSwitch } from './subscription-switch.js'
import { SubscriptionView } from './subscription-view.js'
import { webhookSubscriptionRoutes as routes } from './webhook-subscriptions.contract.js'
import { WebhookSubscriptions } from './webhook-subscriptions.js'

type Shown = RouteOutput<typeof routes.get>

@Controller()
export class WebhookSubscriptionsController {
  constructor(
    @Inject(WebhookSubscriptions) private readonly subscriptions: WebhookSubscriptions,
    @Inject(SubscriptionSwitch) private readonly switching: SubscriptionSwitch,
    @Inject(SubscriptionView) private readonly view: SubscriptionView,
  ) {}

  @Route(routes.events)
  async events(@Input() _: RouteInput<typeof routes.events>): Promise<RouteOutput<typeof routes.events>> {
    return { items: [...offeredEvents].map(([type, permission]) => ({ type, permission })) }
  }

  @Route(routes.list)
  async list(@Input() _: RouteInput<typeof routes.list>): Promise<RouteOutput<typeof routes.list>> {
    return { items: await this.view.list() }
  }

  @Route(routes.create)
  async create(
    @Input() { body }: RouteInput<typeof routes.create>,
    @CurrentActor() actor: Actor,
  ): Promise<RouteOutput<typeof routes.create>> {
    return this.subscriptions.create(body, actor)
  }

  @Route(routes.get)
  async get(@Input() { params }: RouteInput<typeof routes.get>): Promise<Shown> {
    return this.view.read(params.webhookSubscriptionId)
  }

  @Route(routes.replace)
  async replace(
    @Input() { params, body }: RouteInput<typeof routes.replace>,
    @CurrentActor() actor: Actor,
    @CurrentDeed() deed: Deed,
  ): Promise<Shown> {
    const { before, after } = await this.subscriptions.replace(params.webhookSubscriptionId, body, actor)
    for (const field of ['url', 'description', 'events'] as const)
      deed.changed(field, before[field], after[field])
    return after
  }

  @Route(routes.turnOn)
  async turnOn(@Input() { params }: RouteInput<typeof routes.turnOn>): Promise<Shown> {
    await this.switching.turnOn(params.webhookSubscriptionId)
    return this.view.read(params.webhookSubscriptionId)
  }

  @Route(routes.turnOff)
  async turnOff(@Input() { params }: RouteInput<typeof routes.turnOff>): Promise<Shown> {
    await this.switching.turnOff(params.webhookSubscriptionId)
    return this.view.read(params.webhookSubscriptionId)
  }

  @Route(routes.renewSecret)
  async renewSecret(
    @Input() { params, body }: RouteInput<typeof routes.renewSecret>,
  ): Promise<RouteOutput<typeof routes.renewSecret>> {
    return this.subscriptions.renewSecret(params.webhookSubscriptionId, body.oldValidHours)
  }

  @Route(routes.remove)
  async remove(@Input() { params }: RouteInput<typeof routes.remove>): Promise<void> {
    await this.subscriptions.remove(params.webhookSubscriptionId)
  }
}
