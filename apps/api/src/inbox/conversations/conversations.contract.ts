import {
  conversationEntrySchema,
  conversationIdSchema,
  conversationSchema,
  conversationSortSchema,
  conversationViewSchema,
  conversationViews,
  customerIdSchema,
  firstWithTopics,
  inboxClientHeader,
  staffIdSchema,
  topicSchema,
  topics,
} from '@counterflow/core'
import { z } from 'zod'
import { pageOf, pageQueryShape } from '../../platform/http/page.js'
import { anyOfInQuery } from '../../platform/http/query-filters.js'
import { defineRoute, requires } from '../../platform/http/route-contract.js'
import { presenceSchema } from '../presence/presence.contract.js'

const tag = 'Inbox'
const access = requires('inbox.read')
const params = z.strictObject({ conversationId: conversationIdSchema })

const versionInQuery = z.coerce.number().int().min(0).max(2_147_483_647).optional()

export const conversationDetailSchema = conversationSchema
  .extend({
    cartId: z.uuid().nullable().meta({ description: 'The cart that the customer fills.' }),
    firstAnsweredAt: z.iso.datetime().nullable(),
    closedAt: z.iso.datetime().nullable(),
    presence: presenceSchema,
    followsByMail: z.boolean().meta({
      description: 'Whether replies are mailed to `email` once the customer has left.',
    }),
  })
  .meta({ id: 'ConversationDetail' })

export const conversationRoutes = {
  list: defineRoute({
    method: 'GET',
    path: '/api/v1/conversations',
    access,
    operationId: 'listConversations',
    tag,
    summary: 'Conversations with customers',
    query: z.strictObject({
      ...pageQueryShape,
      view: conversationViewSchema.default('open').meta({
        description: `Which list: ${conversationViews.join(', ')}. Those that are snoozed are in their own alone.`,
      }),
      topic: anyOfInQuery(z.array(topicSchema).min(1), topics),
      channel: z.string().max(100).optional().meta({ description: 'Only those of this channel.' }),
      assigneeId: staffIdSchema.optional(),
      customerId: customerIdSchema.optional(),
      tag: anyOfInQuery(z.array(z.string().max(40)).min(1), 'tags'),
      search: z.string().max(100).optional().meta({
        description: 'Words, or parts of them, of a name, an e-mail address or a message.',
      }),
      sort: conversationSortSchema.default('newest'),
    }),
    status: 200,
    response: pageOf(conversationSchema),
    problems: ['client-without-topics'],
  }),
  counts: defineRoute({
    method: 'GET',
    path: '/api/v1/conversations/counts',
    access,
    operationId: 'countConversations',
    tag,
    summary: 'How many conversations each list holds',
    status: 200,
    response: z
      .strictObject({
        views: z.record(conversationViewSchema, z.int().nonnegative()),
        topics: z
          .record(topicSchema, z.int().nonnegative())
          .nullable()
          .meta({
            description: `Of the open conversations, by the topics that are shown. Null to a client that says in \`${inboxClientHeader}\` a version before ${firstWithTopics}: it is told of no topics.`,
          }),
        most: z.int().meta({ description: 'A figure that is as large means: so many or more.' }),
      })
      .meta({ id: 'ConversationCounts' }),
  }),
  assignees: defineRoute({
    method: 'GET',
    path: '/api/v1/conversations/assignees',
    access,
    operationId: 'listConversationAssignees',
    tag,
    summary: 'Those to whom a conversation can be assigned, by name',
    description: 'All who hold the permission `inbox.reply`.',
    status: 200,
    response: z.strictObject({ items: z.array(z.strictObject({ id: staffIdSchema, name: z.string() })) }),
  }),
  get: defineRoute({
    method: 'GET',
    path: '/api/v1/conversations/{conversationId}',
    access,
    operationId: 'getConversation',
    tag,
    summary: 'One conversation, and who is in it now',
    params,
    status: 200,
    response: conversationDetailSchema,
  }),
  entries: defineRoute({
    method: 'GET',
    path: '/api/v1/conversations/{conversationId}/entries',
    access,
    operationId: 'listConversationEntries',
    tag,
    summary: 'What was said and done in a conversation',
    description:
      'Without a cursor the latest entries. With `changedAfter`, everything that is new or has changed since that version: whoever was away for a second or a day gets exactly what they missed. Entries come in the order of their positions.',
    params,
    query: z.strictObject({
      changedAfter: versionInQuery.meta({ description: 'The `version` of the previous answer.' }),
      before: versionInQuery.meta({ description: 'Only entries at earlier positions: for reading back.' }),
      limit: z.coerce.number().int().min(1).max(200).default(50),
    }),
    status: 200,
    response: z
      .strictObject({
        entries: z.array(conversationEntrySchema),
        version: z.int().meta({ description: 'Where to go on with `changedAfter`.' }),
        more: z.boolean().meta({ description: 'There are more: ask again at once.' }),
      })
      .meta({ id: 'ConversationEntries' }),
  }),
}
