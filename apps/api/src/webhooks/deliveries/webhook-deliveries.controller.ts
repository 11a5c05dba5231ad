import { Controller, Inject } from '@nestjs/common'
import type { Deed } from '../../platform/deeds/deed.js'
import { CurrentDeed } from '../../platform/http/deed.js'
import { Input, Route } from '../../platform/http/route.js'
import type { RouteInput, RouteOutput } from '../../platform/http/route-contract.js'
import { WebhookSending } from '../sending/webhook-sending.js'
import { DeliveryLog } from './delivery-log.js'
import { DeliveryRetention } from './delivery-retention.js'
import { Redelivery } from './redelivery.js'
import { webhookDeliveryRoutes as routes } from './webhook-deliveries.contract.js'

type Shown = RouteOutput<typeof routes.get>

@Controller()
export class WebhookDeliveriesController {
  constructor(
    @Inject(DeliveryLog) private readonly log: DeliveryLog,
    @Inject(Redelivery) private readonly redelivery: Redelivery,
    @Inject(DeliveryRetention) private readonly keeping: DeliveryRetention,
    @Inject(WebhookSending) private readonly sending: WebhookSending,
  ) {}

  @Route(routes.list)
  async list(
    @Input() { params, query }: RouteInput<typeof routes.list>,
  ): Promise<RouteOutput<typeof routes.list>> {
    return this.log.page(params.webhookSubscriptionId, query)
  }

  @Route(routes.get)
  async get(@Input() { params }: RouteInput<typeof routes.get>): Promise<Shown> {
    return this.log.read(params.webhookSubscriptionId, params.webhookDeliveryId)
  }

  @Route(routes.resend)
  async resend(@Input() { params }: RouteInput<typeof routes.resend>): Promise<Shown> {
    const resent = await this.redelivery.resend(params.webhookSubscriptionId, params.webhookDeliveryId)
    this.sending.wake()
    return resent
  }

  @Route(routes.resendFailed)
  async resendFailed(
    @Input() { params, body }: RouteInput<typeof routes.resendFailed>,
  ): Promise<RouteOutput<typeof routes.resendFailed>> {
    const since = body.since === undefined ? undefined : new Date(body.since)
    const resent = await this.redelivery.resendFailed(params.webhookSubscriptionId, since)
    this.sending.wake()
    return { resent }
  }

  @Route(routes.test)
  async test(@Input() { params }: RouteInput<typeof routes.test>): Promise<Shown> {
    const test = await this.redelivery.test(params.webhookSubscriptionId)
    this.sending.wake()
    return test
  }

  @Route(routes.retention)
  async keptDays(
    @Input() _: RouteInput<typeof routes.retention>,
  ): Promise<RouteOutput<typeof routes.retention>> {
    return { keepDays: await this.keeping.keepDays() }
  }

  @Route(routes.keep)
  async keep(
    @Input() { body }: RouteInput<typeof routes.keep>,
    @CurrentDeed() deed: Deed,
  ): Promise<RouteOutput<typeof routes.keep>> {
    const before = await this.keeping.keepDays()
    await this.keeping.keepFor(body.keepDays)
    deed.changed('keepDays', before, body.keepDays)
    return { keepDays: body.keepDays }
  }
}
