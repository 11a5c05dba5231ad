import { Controller, Inject } from '@nestjs/common'
import { Input, Route } from '../../platform/http/route.js'
import type { RouteInput, RouteOutput } from '../../platform/http/route-contract.js'
import { Mailbox } from '../email/imap/mailbox.js'
import { ChannelSetups } from './channel-setups.js'
import { channelRoutes as routes } from './channels.contract.js'

@Controller()
export class ChannelsController {
  constructor(
    @Inject(ChannelSetups) private readonly setups: ChannelSetups,
    @Inject(Mailbox) private readonly mailbox: Mailbox,
  ) {}

  @Route(routes.list)
  async list(@Input() _: RouteInput<typeof routes.list>): Promise<RouteOutput<typeof routes.list>> {
    return this.setups.list()
  }

  @Route(routes.testMailbox)
  async testMailbox(
    @Input() _: RouteInput<typeof routes.testMailbox>,
  ): Promise<RouteOutput<typeof routes.testMailbox>> {
    return this.mailbox.test()
  }

  @Route(routes.get)
  async get(@Input() { params }: RouteInput<typeof routes.get>): Promise<RouteOutput<typeof routes.get>> {
    return this.setups.read(params.channelId)
  }

  @Route(routes.replace)
  async replace(
    @Input() { params, body }: RouteInput<typeof routes.replace>,
  ): Promise<RouteOutput<typeof routes.replace>> {
    return this.setups.replace(params.channelId, body)
  }
}
