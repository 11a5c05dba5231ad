import { conversationEntrySchema, conversationIdSchema } from '@counterflow/core'
import { v7 as uuidv7 } from 'uuid'
import { z } from 'zod'
import { Conversations } from '../src/inbox/conversations/conversations.js'
import { InboxWork } from '../src/inbox/inbox-work.js'
import { Transactions } from '../src/platform/database/transactions.js'
import type { Actor } from '../src/platform/http/actor.js'
import { staffActor } from './commerce-application.js'
import { pageSchema } from './inbox-application.js'
import { type ShopApplication, startShop, wholeProduct } from './shop-application.js'

const setupSchema = z.looseObject({
  version: z.int(),
  enabled: z.boolean(),
  callbackUrl: z.string().nullable(),
  fault: z.looseObject({ code: z.string(), message: z.string() }).nullable(),
  lastReceivedAt: z.string().nullable(),
})

/** A demo shop with its channels, and everything of the inbox running. */
export interface ChannelsShop {
  readonly shop: ShopApplication
  readonly owner: Record<string, string>
  setup(channelId: string): Promise<z.infer<typeof setupSchema>>
  /** Sets a channel up, as it stands. */
  setUp(channelId: string, body: { settings: object; secrets?: object; enabled?: boolean }): Promise<unknown>
  /** The conversations of somebody, the newest first. */
  conversationsOf(search: string): Promise<z.infer<typeof pageSchema>['items']>
  entries(conversationId: string): Promise<z.infer<typeof conversationEntrySchema>[]>
  /** Answers at once. */
  reply(conversationId: string, text: string, actor?: Actor): Promise<string>
  /** Posts to the address of a channel. */
  post(channelId: string, headers: Record<string, string>, body: string): Promise<number>
}

/** @param environment as an operator sets it */
export async function startChannels(environment: Record<string, string> = {}): Promise<ChannelsShop> {
  const shop = await startShop({ ...wholeProduct(), environment })
  const owner = await shop.staff('owner')
  shop.application.get(InboxWork, { strict: false }).start()
  const setup: ChannelsShop['setup'] = async (channelId) =>
    setupSchema.parse((await shop.send(owner, 'GET', `/api/v1/channels/${channelId}`)).body)
  return {
    shop,
    owner,
    setup,
    setUp: async (channelId, { settings, secrets = {}, enabled = true }) => {
      const { version } = await setup(channelId)
      const body = { version, enabled, settings, secrets }
      return (await shop.send(owner, 'PUT', `/api/v1/channels/${channelId}`, body)).body
    },
    conversationsOf: async (search) => {
      const { body } = await shop.send(owner, 'GET', `/api/v1/conversations?view=all&search=${search}`)
      return pageSchema.parse(body).items
    },
    entries: async (conversationId) => {
      const { body } = await shop.send(owner, 'GET', `/api/v1/conversations/${conversationId}/entries`)
      return z.object({ entries: z.array(conversationEntrySchema) }).parse(body).entries
    },
    reply: async (conversationId, text, actor = staffActor) => {
      const entry = await shop.application.get(Transactions).run((transaction) =>
        shop.application.get(Conversations, { strict: false }).reply(transaction, {
          conversationId: conversationIdSchema.parse(conversationId),
          content: { type: 'text', text },
          clientKey: uuidv7(),
          actor,
          holdSeconds: 0,
        }),
      )
      return entry.id
    },
    post: async (channelId, headers, body) => {
      const { callbackUrl } = await setup(channelId)
      const { pathname } = new URL(callbackUrl ?? '')
      const answer = await fetch(`${shop.url}${pathname}`, { method: 'POST', headers, body })
      return answer.status
    },
  }
}
