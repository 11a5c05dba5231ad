import {
  type ConversationEntry,
  type ConversationId,
  conversationEntrySchema,
  conversationSchema,
} from '@counterflow/core'
import { v7 as uuidv7 } from 'uuid'
import { z } from 'zod'
import { CommerceModule } from '../src/commerce/commerce.module.js'
import { IdentityModule } from '../src/identity/identity.module.js'
import { ChannelDirectory } from '../src/inbox/channels/channel-directory.js'
import { Conversations } from '../src/inbox/conversations/conversations.js'
import { inboxRoutes } from '../src/inbox/inbox.contract.js'
import { InboxModule } from '../src/inbox/inbox.module.js'
import type { Clock } from '../src/platform/clock.js'
import { Transactions } from '../src/platform/database/transactions.js'
import { startTestApplication, type TestApplication } from '../src/platform/http/test-application.js'
import { type ShopApplication, shopRoutes, startShop } from './shop-application.js'

/** The demo shop with its inbox. Nothing goes out by itself unless a spec starts InboxWork. */
export function startInbox(clock?: Clock): Promise<ShopApplication> {
  return startShop({
    modules: [InboxModule],
    contract: inboxRoutes.flatMap((routes) => Object.values(routes)),
    ...(clock === undefined ? {} : { clock }),
  })
}

/** Another process of the same shop, which sends by itself. */
export async function startBeside({ databaseUrl, dataFolder }: TestApplication): Promise<TestApplication> {
  return startTestApplication({
    modules: [IdentityModule, CommerceModule, InboxModule],
    contract: [...shopRoutes, ...inboxRoutes.flatMap((routes) => Object.values(routes))],
    shared: { databaseUrl, dataFolder },
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
    private readonly shop: TestApplication,
    readonly conversationId: ConversationId,
  ) {}

  static async come(shop: TestApplication, name: string, more: { email?: string; threadKey?: string } = {}) {
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

  /** @param shop the process that takes it; that in which the customer came unless it says otherwise */
  async write(text: string, clientKey: string = uuidv7(), at = new Date(), shop = this.shop) {
    const { conversationId } = this
    return shop.application.get(Transactions).run((transaction) =>
      shop.application.get(Conversations).receive(transaction, {
        conversationId,
        content: { type: 'text', text },
        clientKey,
        at,
      }),
    )
  }
}

/** Registers the channel `test`, which keeps what it was given, and takes nothing while it has an error to say. */
export function testChannel(
  shop: TestApplication,
  sent: ConversationEntry[] = [],
): { readonly sent: ConversationEntry[]; refuse: Error | undefined } {
  const channel: ReturnType<typeof testChannel> = { sent, refuse: undefined }
  shop.application.get(ChannelDirectory).register({
    id: 'test',
    title: { en: 'Test', ko: '테스트', ja: 'テスト' },
    send: async (entry) => {
      if (channel.refuse !== undefined) throw channel.refuse
      sent.push(entry)
      return { externalId: `test/${entry.id}` }
    },
  })
  return channel
}
