import {
  emailAddressSchema,
  entryIdSchema,
  languageSchema,
  localizedTextSchema,
  longestMessage,
} from '@counterflow/core'
import { z } from 'zod'
import { publicTokenSchema } from '../../commerce/commerce.public.js'
import { defineRoute, publicAccess } from '../../platform/http/route-contract.js'
import { chatEntriesSchema, chatEntrySchema } from './chat-entry.contract.js'

const tag = 'Chat'
const byVisitor = { access: publicAccess, forOtherSites: true, audit: 'none', tag } as const
const unknownChat = 'unknown-chat'
const tooMuch = 'too-many-messages'

export const chatNewsSchema = z
  .discriminatedUnion('type', [
    z.strictObject({ type: z.literal('entries'), ...chatEntriesSchema.shape }),
    z.strictObject({
      type: z.literal('typing'),
      names: z.array(z.string()).meta({ description: 'Who of the shop writes at this moment.' }),
    }),
  ])
  .meta({ id: 'ChatNews', description: 'The data of one server-sent event.' })

/** What a visitor's stream tells. */
export type ChatNews = z.infer<typeof chatNewsSchema>

export const takenDiscountSchema = z
  .strictObject({
    code: z.string(),
    applied: z.boolean().meta({ description: 'Whether it takes something off the cart now.' }),
    reason: z
      .strictObject({ type: z.string(), detail: z.string(), fix: z.string() })
      .nullable()
      .meta({ description: 'Why not; null where there is no cart yet.' }),
  })
  .meta({ id: 'TakenDiscount' })

/** What became of a discount code that a visitor took. */
export type TakenDiscount = z.infer<typeof takenDiscountSchema>

export const chatRoutes = {
  settings: defineRoute({
    ...byVisitor,
    method: 'GET',
    path: '/api/v1/chat/settings',
    operationId: 'getChatSettings',
    summary: 'What a chat shows before it begins',
    status: 200,
    response: z.strictObject({
      shopName: z.string(),
      greeting: localizedTextSchema,
      longestMessage: z.int(),
    }),
  }),
  begin: defineRoute({
    ...byVisitor,
    method: 'POST',
    path: '/api/v1/chat/sessions',
    operationId: 'beginChat',
    summary: 'Begin a conversation with the shop',
    description:
      'Keep the token: it is shown only now, and whoever has it has the conversation. Send it as Authorization: Bearer with every other request. No cookie is set. What is said of a name and an e-mail address is not believed: nothing that the shop knows of a customer is shown to who names their address.',
    body: z.strictObject({
      clientKey: z.uuid().meta({
        description:
          'One of your own for each beginning. When an answer was lost, the same key within ten minutes begins nothing new, and gives a new token.',
      }),
      name: z.string().trim().min(1).max(100),
      email: emailAddressSchema(),
      language: languageSchema,
      cartToken: publicTokenSchema.optional(),
    }),
    status: 201,
    response: z.strictObject({ token: publicTokenSchema, conversationId: z.uuid() }),
    problems: ['too-many-chats'],
  }),
  entries: defineRoute({
    ...byVisitor,
    method: 'GET',
    path: '/api/v1/chat/entries',
    operationId: 'listChatEntries',
    summary: 'What was said',
    description: 'The latest, unless `changedAfter` or `before` says otherwise.',
    query: z.strictObject({
      changedAfter: z.coerce.number().int().nonnegative().max(2_147_483_647).optional().meta({
        description:
          'A version: all that is new or has changed since. With `more`, ask again with the new one.',
      }),
      before: z.coerce.number().int().positive().max(2_147_483_647).optional().meta({
        description: 'A position: what was said before it.',
      }),
    }),
    status: 200,
    response: chatEntriesSchema,
    problems: [unknownChat],
  }),
  send: defineRoute({
    ...byVisitor,
    method: 'POST',
    path: '/api/v1/chat/messages',
    operationId: 'sendChatMessage',
    summary: 'Write to the shop',
    description: 'Text alone: visitors send no pictures.',
    body: z.strictObject({
      clientKey: z
        .uuid()
        .meta({ description: 'One of your own for each message: sent twice, it is there once.' }),
      text: z.string().trim().min(1).max(longestMessage),
    }),
    status: 201,
    response: chatEntrySchema,
    problems: [unknownChat, tooMuch],
  }),
  typing: defineRoute({
    ...byVisitor,
    method: 'POST',
    path: '/api/v1/chat/typing',
    operationId: 'tellChatTyping',
    summary: 'Tell that the visitor writes',
    description: 'Again every few seconds, as long as it is so.',
    status: 204,
    response: z.undefined(),
    problems: [unknownChat, tooMuch],
  }),
  read: defineRoute({
    ...byVisitor,
    method: 'POST',
    path: '/api/v1/chat/read',
    operationId: 'markChatRead',
    summary: 'Tell how far the visitor has read',
    body: z.strictObject({ position: z.int().positive().max(2_147_483_647) }),
    status: 204,
    response: z.undefined(),
    problems: [unknownChat, tooMuch],
  }),
  linkCart: defineRoute({
    ...byVisitor,
    method: 'PUT',
    path: '/api/v1/chat/cart',
    operationId: 'linkChatCart',
    summary: 'Say which cart is the visitor’s',
    description: 'Staff see what is in it, and codes that were taken apply to it.',
    body: z.strictObject({ cartToken: publicTokenSchema }),
    status: 200,
    response: z.strictObject({ discounts: z.array(takenDiscountSchema) }),
    problems: [unknownChat, tooMuch],
  }),
  takeDiscount: defineRoute({
    ...byVisitor,
    method: 'POST',
    path: '/api/v1/chat/discounts',
    operationId: 'takeChatDiscount',
    summary: 'Take a discount code that the shop has shared',
    description: 'It is kept for this chat, and applies to the cart: at once, or as soon as there is one.',
    body: z.strictObject({ entryId: entryIdSchema }),
    status: 200,
    response: takenDiscountSchema,
    problems: [unknownChat, tooMuch],
  }),
  stream: defineRoute({
    ...byVisitor,
    method: 'GET',
    path: '/api/v1/chat/stream',
    operationId: 'openChatStream',
    summary: 'What is said, as it is said, as server-sent events',
    description:
      'text/event-stream, to be read with fetch, since it needs the header Authorization. While it is open, the visitor is on the store.',
    query: z.strictObject({
      changedAfter: z.coerce.number().int().nonnegative().max(2_147_483_647).default(0).meta({
        description: 'The version up to which all is known.',
      }),
    }),
    status: 200,
    response: chatNewsSchema,
    streamed: true,
    problems: [unknownChat],
  }),
}
