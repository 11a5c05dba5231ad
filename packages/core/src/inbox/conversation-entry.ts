import { z } from 'zod'
import { entryIdSchema } from '../identifier/id.js'
import { entryContentSchema } from './entry-content.js'
import { entryStateSchema } from './entry-progress.js'
import { topicSchema } from './topic.js'

export const entryKindSchema = z.enum(['message', 'note', 'event']).meta({
  id: 'EntryKind',
  description: '`note`: for the shop’s own people alone, customers never see it.',
})

/** What an entry is: something said to each other, a note among staff, or something that happened. */
export type EntryKind = z.infer<typeof entryKindSchema>

export const entryAuthorSchema = z
  .strictObject({
    type: z.enum(['customer', 'staff', 'workflow', 'system']),
    id: z.string().nullable(),
    name: z.string(),
  })
  .meta({ id: 'EntryAuthor' })

/** Who wrote an entry, by the name that they had then. An API key is `staff`, without an id. */
export type EntryAuthor = z.infer<typeof entryAuthorSchema>

export const entryTopicSchema = z
  .strictObject({
    topic: topicSchema,
    probability: z.number().min(0).max(1).nullable().meta({ description: 'Null: somebody chose the topic.' }),
    by: z.enum(['model', 'staff']),
  })
  .meta({ id: 'EntryTopic' })

/** What a customer's message is about, and who says so. */
export type EntryTopic = z.infer<typeof entryTopicSchema>

export const conversationEntrySchema = z
  .strictObject({
    id: entryIdSchema,
    position: z
      .int()
      .positive()
      .meta({ description: 'Its place in the conversation, from 1, without gaps.' }),
    version: z
      .int()
      .positive()
      .meta({ description: 'The version of the conversation when it last changed.' }),
    kind: entryKindSchema,
    author: entryAuthorSchema,
    content: entryContentSchema,
    at: z.iso.datetime(),
    state: entryStateSchema,
    failure: z.string().nullable().meta({ description: 'Why it could not be sent.' }),
    heldUntil: z.iso.datetime().nullable().meta({ description: 'Until when it can be taken back.' }),
    topic: entryTopicSchema.nullable(),
    mentions: z.array(z.string()).meta({ description: 'The staff whom a note mentions, by their ids.' }),
    clientKey: z.string().nullable().meta({ description: 'The key under which its author sent it.' }),
  })
  .meta({ id: 'ConversationEntry' })

/** One entry of a conversation's log, which only ever grows. */
export type ConversationEntry = z.infer<typeof conversationEntrySchema>
