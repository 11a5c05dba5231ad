import {
  type ConversationEntry,
  type ConversationId,
  conversationEntrySchema,
  conversationSchema,
} from '@counterflow/core'
import { v7 as uuidv7 } from 'uuid'
import { z } from 'zod'
import { ChannelDirectory } from '../src/inbox/channels/channel-directory.js'
import { Conversations } from '../src/inbox/conversations/conversations.js'
import { inboxRoutes } from '../src/inbox/inbox.contract.js'
import { InboxModule } from '../src/inbox/inbox.module.js'
import type { Clock } from '../src/platform/clock.js'
import { Transactions } from '../src/platform/database/transactions.js'
import { type ShopApplication, startShop } from './shop-application.js'

/** The demo shop with its inbox. Nothing goes out by itself unless a spec starts InboxWork. */
export function startInbox(clock?: Clock): Promise<ShopApplication> {
  return startShop({
    modules: [InboxModule],
    contract: inboxRoutes.flatMap((routes) => Object.values(routes)),
    ...(clock === undefined ? {} : { clock }),
  })
}

export const rowSchema = conversationSchema
export const pageSchema = z.object({ items: z.array(conversationSchema), nextCursor: z.string().nullable() })
export const entriesSchema = z.object({
  entries: z.array(conversationEntrySchema),
  version: z.int(),
  more: z.boolean(),
})

/** A customer who writes by a channel named `test`. */
export class Visitor {
  private constructor(
    private readonly shop: ShopApplication,
    readonly conversationId: ConversationId,
  ) {}

  static async come(shop: ShopApplication, name: string, more: { email?: string; threadKey?: string } = {}) {
    const conversationId = await shop.application.get(Transactions).run((transaction) =>
      shop.application.get(Conversations).begin(transaction, {
        channel: 'test',
        threadKey: more.threadKey ?? uuidv7(),
        name,
        email: more.email ?? `${name.toLowerCase().replaceAll(/\W+/g, '.')}@example.com`,
        language: 'en',
        at: new Date(),
      }),
    )
    return new Visitor(shop, conversationId)
  }

  async write(text: string, clientKey: string = uuidv7(), at = new Date()) {
    const { conversationId } = this
    return this.shop.application.get(Transactions).run((transaction) =>
      this.shop.application.get(Conversations).receive(transaction, {
        conversationId,
        content: { type: 'text', text },
        clientKey,
        at,
      }),
    )
  }
}

/** Registers the channel `test`, which keeps what it was given. */
export function testChannel(shop: ShopApplication): { sent: ConversationEntry[]; refuse: Error | undefined } {
  const channel: { sent: ConversationEntry[]; refuse: Error | undefined } = { sent: [], refuse: undefined }
  shop.application.get(ChannelDirectory).register({
    id: 'test',
    title: { en: 'Test', ko: '테스트', ja: 'テスト' },
    send: async (entry) => {
      if (channel.refuse !== undefined) throw channel.refuse
      channel.sent.push(entry)
      return { externalId: `test/${entry.id}` }
    },
  })
  return channel
}
