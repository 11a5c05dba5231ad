import type { Conversation, ConversationId } from '@counterflow/core'
import { Inject, Injectable } from '@nestjs/common'
import { eq } from 'drizzle-orm'
import type { Database } from '../../platform/database/database.js'
import { KEYED_DATABASE } from '../../platform/database/keyed-database.js'
import type { Actor } from '../../platform/http/actor.js'
import type { RouteOutput } from '../../platform/http/route-contract.js'
import { ChannelDirectory } from '../channels/channel-directory.js'
import { Presence } from '../presence/presence.js'
import { conversations, type StoredConversation } from './conversation.table.js'
import { ConversationList } from './conversation-list.js'
import { unknownConversation } from './conversation-problems.js'
import type { conversationRoutes } from './conversations.contract.js'

/** Shows one conversation. */
@Injectable()
export class ConversationView {
  constructor(
    @Inject(KEYED_DATABASE) private readonly database: Database,
    @Inject(ConversationList) private readonly list: ConversationList,
    @Inject(Presence) private readonly presence: Presence,
    @Inject(ChannelDirectory) private readonly directory: ChannelDirectory,
  ) {}

  /** As it is kept. @throws Problem `not-found`. */
  async stored(conversationId: ConversationId): Promise<StoredConversation> {
    const [found] = await this.database
      .select()
      .from(conversations)
      .where(eq(conversations.id, conversationId))
    if (found === undefined) throw unknownConversation()
    return found
  }

  /** As lists show it. @throws Problem `not-found`. */
  async row(conversationId: ConversationId): Promise<Conversation> {
    const [shown] = await this.list.show([await this.stored(conversationId)])
    if (shown === undefined) throw unknownConversation()
    return shown
  }

  /** With who is there beside `actor`. @throws Problem `not-found`. */
  async read(
    conversationId: ConversationId,
    actor: Actor,
  ): Promise<RouteOutput<typeof conversationRoutes.get>> {
    const stored = await this.stored(conversationId)
    const channel = this.directory.find(stored.channel)
    const [[shown], presence, followsByMail] = await Promise.all([
      this.list.show([stored]),
      this.presence.of(conversationId, actor.id),
      stored.email === null ? false : channel?.followsByMail?.(),
    ])
    if (shown === undefined) throw unknownConversation()
    return {
      ...shown,
      cartId: stored.cartId,
      firstAnsweredAt: stored.firstAnsweredAt?.toISOString() ?? null,
      closedAt: stored.closedAt?.toISOString() ?? null,
      presence,
      followsByMail: followsByMail ?? false,
    }
  }
}
