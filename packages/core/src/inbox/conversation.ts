import { z } from 'zod'
import { conversationIdSchema, customerIdSchema, staffIdSchema } from '../identifier/id.js'
import { languageSchema } from '../text/localized-text.js'
import { topicSchema } from './topic.js'

export const conversationStateSchema = z.enum(['open', 'closed']).meta({ id: 'ConversationState' })

/** A conversation is never deleted, only closed (R31). */
export type ConversationState = z.infer<typeof conversationStateSchema>

/** The lists of the inbox. Those that are snoozed are open, and in their own list alone. */
export const conversationViews = ['mine', 'unassigned', 'open', 'snoozed', 'closed', 'all'] as const

export const conversationViewSchema = z.enum(conversationViews)

/** One of the lists of the inbox. */
export type ConversationView = z.infer<typeof conversationViewSchema>

export const conversationSortSchema = z.enum(['newest', 'oldest', 'waiting']).meta({
  description:
    'By the latest entry; `waiting`: only those where a customer waits for an answer, the longest wait first.',
})

/** In which order conversations are listed. */
export type ConversationSort = z.infer<typeof conversationSortSchema>

/** The most tags that one conversation has. */
export const mostConversationTags = 50

export const conversationSchema = z
  .strictObject({
    id: conversationIdSchema,
    channel: z.string().meta({ description: '`chat`, `email`, or the channel of a plugin.' }),
    customer: z
      .strictObject({ id: customerIdSchema, name: z.string(), email: z.string().nullable() })
      .nullable()
      .meta({ description: 'Null: it is not known which customer of the shop writes.' }),
    name: z.string(),
    email: z.string().nullable(),
    language: languageSchema.nullable(),
    state: conversationStateSchema,
    snoozedUntil: z.iso.datetime().nullable(),
    assignee: z.strictObject({ id: staffIdSchema, name: z.string() }).nullable(),
    unread: z.boolean(),
    tags: z.array(z.string()),
    topics: z.array(topicSchema).max(2).meta({ description: 'The topic of the latest message first.' }),
    online: z.boolean().meta({ description: 'Whether the customer is on the store now.' }),
    waitingSince: z.iso.datetime().nullable().meta({
      description: 'Of the first message of the customer that nobody answered.',
    }),
    startedAt: z.iso.datetime(),
    lastEntryAt: z.iso.datetime(),
    preview: z
      .string()
      .meta({ description: 'The beginning of the latest message; empty where it has no words.' }),
    shares: z.enum(['products', 'discount', 'image']).nullable().meta({
      description: 'What the latest message shares, where it says nothing beside it.',
    }),
    version: z.int().positive(),
    lastPosition: z.int().nonnegative(),
  })
  .meta({ id: 'Conversation' })

/** A conversation as lists show it. */
export type Conversation = z.infer<typeof conversationSchema>

export const conversationSnapshotSchema = z
  .strictObject({
    id: conversationIdSchema.meta({ title: 'Conversation ID', 'x-counterflow-type': 'conversation' }),
    channel: z.string().meta({ title: 'Channel' }),
    customerId: customerIdSchema.nullable().meta({ title: 'Customer ID', 'x-counterflow-type': 'customer' }),
    name: z.string().meta({ title: 'Name' }),
    email: z.string().nullable().meta({ title: 'E-mail' }),
    state: conversationStateSchema.meta({ title: 'State' }),
    assigneeId: staffIdSchema.nullable().meta({ title: 'Assigned to' }),
    tags: z.array(z.string()).meta({ title: 'Tags' }),
    topics: z.array(topicSchema).meta({ title: 'Topics' }),
    startedAt: z.iso.datetime().meta({ title: 'Started at' }),
    waitingSince: z.iso.datetime().nullable().meta({ title: 'Waiting since' }),
  })
  .meta({ id: 'ConversationSnapshot', title: 'Conversation' })

/** A conversation as it stood at one moment: what events carry and workflows read. */
export type ConversationSnapshot = z.infer<typeof conversationSnapshotSchema>
