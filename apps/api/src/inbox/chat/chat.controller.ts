import { longestMessage } from '@counterflow/core'
import { Controller, Inject, Req, Res } from '@nestjs/common'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { ShopSettings } from '../../commerce/commerce.public.js'
import { DATABASE, type Database } from '../../platform/database/database.js'
import { Input, Route, StreamRoute } from '../../platform/http/route.js'
import type { RouteInput, RouteOutput } from '../../platform/http/route-contract.js'
import { ChannelDirectory } from '../channels/channel-directory.js'
import { readChatSettings } from '../channels/chat-settings.js'
import { Presence } from '../presence/presence.js'
import { chatRoutes as routes } from './chat.contract.js'
import { ChatDiscounts } from './chat-discounts.js'
import { ChatLimits } from './chat-limits.js'
import { ChatMessages } from './chat-messages.js'
import type { ChatSession } from './chat-session.table.js'
import { ChatSessions } from './chat-sessions.js'
import { ChatThread } from './chat-thread.js'
import { VisitorStreams } from './visitor-streams.js'
import { VisitorToken } from './visitor-token.js'

@Controller()
export class ChatController {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(ShopSettings) private readonly shop: ShopSettings,
    @Inject(ChatSessions) private readonly sessions: ChatSessions,
    @Inject(ChatLimits) private readonly limits: ChatLimits,
    @Inject(ChatThread) private readonly thread: ChatThread,
    @Inject(ChatMessages) private readonly messages: ChatMessages,
    @Inject(ChatDiscounts) private readonly discounts: ChatDiscounts,
    @Inject(Presence) private readonly presence: Presence,
    @Inject(ChannelDirectory) private readonly channels: ChannelDirectory,
    @Inject(VisitorStreams) private readonly streams: VisitorStreams,
  ) {}

  @Route(routes.settings)
  async settings(
    @Input() _: RouteInput<typeof routes.settings>,
  ): Promise<RouteOutput<typeof routes.settings>> {
    const [{ name }, { greeting }, followsByMail] = await Promise.all([
      this.shop.read(),
      readChatSettings(this.database),
      this.channels.find('chat')?.followsByMail?.() ?? false,
    ])
    return { shopName: name, greeting, longestMessage, followsByMail }
  }

  @Route(routes.begin)
  async begin(
    @Input() { body }: RouteInput<typeof routes.begin>,
    @Req() { ip }: FastifyRequest,
  ): Promise<RouteOutput<typeof routes.begin>> {
    this.limits.begin(ip)
    return this.sessions.begin(body)
  }

  @Route(routes.entries)
  async entries(
    @Input() { query }: RouteInput<typeof routes.entries>,
    @VisitorToken() token: string,
  ): Promise<RouteOutput<typeof routes.entries>> {
    return this.thread.read(await this.sessions.find(token), query)
  }

  @Route(routes.send)
  async send(
    @Input() { body }: RouteInput<typeof routes.send>,
    @VisitorToken() token: string,
  ): Promise<RouteOutput<typeof routes.send>> {
    return this.messages.send(await this.doing(token), body.clientKey, body.text)
  }

  @Route(routes.typing)
  async typing(@Input() _: RouteInput<typeof routes.typing>, @VisitorToken() token: string): Promise<void> {
    const { conversationId } = await this.doing(token)
    await this.presence.customer(conversationId, 'typing')
  }

  @Route(routes.read)
  async read(
    @Input() { body }: RouteInput<typeof routes.read>,
    @VisitorToken() token: string,
  ): Promise<void> {
    await this.messages.read(await this.doing(token), body.position)
  }

  @Route(routes.linkCart)
  async linkCart(
    @Input() { body }: RouteInput<typeof routes.linkCart>,
    @VisitorToken() token: string,
  ): Promise<RouteOutput<typeof routes.linkCart>> {
    return { discounts: await this.discounts.link(await this.doing(token), body.cartToken) }
  }

  @Route(routes.takeDiscount)
  async takeDiscount(
    @Input() { body }: RouteInput<typeof routes.takeDiscount>,
    @VisitorToken() token: string,
  ): Promise<RouteOutput<typeof routes.takeDiscount>> {
    return this.discounts.take(await this.doing(token), body.entryId)
  }

  @StreamRoute(routes.stream)
  async stream(
    @Input() { query }: RouteInput<typeof routes.stream>,
    @VisitorToken() token: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    this.streams.start(request, reply, await this.sessions.find(token), query.changedAfter)
  }

  /** Whose token it is, unless they do too much at once. */
  private async doing(token: string): Promise<ChatSession> {
    const session = await this.sessions.find(token)
    this.limits.deed(session.conversationId)
    return session
  }
}
