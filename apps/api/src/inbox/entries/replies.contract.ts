import {
  conversationEntrySchema,
  conversationIdSchema,
  discountIdSchema,
  entryIdSchema,
  longestMessage,
  mediaIdSchema,
  mostSharedProducts,
  productIdSchema,
  staffIdSchema,
} from '@counterflow/core'
import { z } from 'zod'
import { defineRoute, requires } from '../../platform/http/route-contract.js'

const tag = 'Inbox'
const access = requires('inbox.reply')
const params = z.strictObject({ conversationId: conversationIdSchema })
const entryParams = z.strictObject({ conversationId: conversationIdSchema, entryId: entryIdSchema })

/** Made by whoever sends a message; a UUID, say. */
export const clientKeySchema = z
  .string()
  .regex(/^[\w-]{1,100}$/, 'Expected 1 to 100 letters, digits, hyphens and underscores.')
  .meta({ description: 'Made by you for this message: sent twice under it, the message is there once.' })

export const replyRoutes = {
  reply: defineRoute({
    method: 'POST',
    path: '/api/v1/conversations/{conversationId}/replies',
    access,
    operationId: 'replyToConversation',
    tag,
    summary: 'Answer a customer',
    description:
      'It goes out by the channel that the customer wrote by, after five seconds in which it can be taken back. A text, up to three products of the online store, a discount or a picture; the latter three with a text or without.',
    params,
    body: z.strictObject({
      clientKey: clientKeySchema,
      text: z.string().trim().max(longestMessage).optional(),
      productIds: z.array(productIdSchema).min(1).max(mostSharedProducts).optional(),
      discountId: discountIdSchema.optional(),
      mediaId: mediaIdSchema.optional(),
      seenPosition: z.int().min(0).meta({ description: 'The position of the latest entry that you saw.' }),
      force: z
        .boolean()
        .optional()
        .meta({ description: 'Send it although somebody else has answered since.' }),
    }),
    status: 201,
    response: conversationEntrySchema,
    problems: ['newer-reply', 'channel-missing', 'discount-not-usable'],
  }),
  withdraw: defineRoute({
    method: 'POST',
    path: '/api/v1/conversations/{conversationId}/replies/{entryId}/withdraw',
    access,
    operationId: 'withdrawReply',
    tag,
    summary: 'Take back an answer that has not gone out',
    params: entryParams,
    status: 200,
    response: conversationEntrySchema,
    problems: ['already-sent'],
  }),
  resend: defineRoute({
    method: 'POST',
    path: '/api/v1/conversations/{conversationId}/replies/{entryId}/resend',
    access,
    operationId: 'resendReply',
    tag,
    summary: 'Try an answer again that could not be sent',
    params: entryParams,
    status: 200,
    response: conversationEntrySchema,
    problems: ['message-not-failed', 'channel-missing'],
  }),
  addNote: defineRoute({
    method: 'POST',
    path: '/api/v1/conversations/{conversationId}/notes',
    access,
    operationId: 'addConversationNote',
    tag,
    summary: 'Write a note that only staff see',
    params,
    body: z.strictObject({
      clientKey: clientKeySchema,
      text: z.string().trim().min(1).max(longestMessage),
      mentions: z.array(staffIdSchema).max(20).default([]),
    }),
    status: 201,
    response: conversationEntrySchema,
  }),
}
