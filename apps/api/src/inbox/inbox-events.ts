import {
  conversationEntrySchema,
  conversationSnapshotSchema,
  entryIdSchema,
  staffIdSchema,
  topicSchema,
} from '@counterflow/core'
import { z } from 'zod'
import { defineEvent } from '../platform/events/event-definition.js'

const conversationEvent = <Type extends string, Shape extends z.ZodRawShape>(type: Type, shape: Shape) =>
  defineEvent({
    type,
    subjectType: 'conversation',
    payload: z.strictObject({ conversation: conversationSnapshotSchema, ...shape }),
    audience: 'inbox.read',
  })

const byWhom = z
  .strictObject({ type: z.enum(['staff', 'workflow', 'system', 'customer']), id: z.string().nullable() })
  .meta({ title: 'By' })

/** A customer began to write to the shop. */
export const conversationStarted = conversationEvent('conversation.started', {})

/** A customer wrote. The only event that carries what somebody said. */
export const messageReceived = conversationEvent('conversation.message_received', {
  entry: conversationEntrySchema,
  text: z.string().meta({ title: 'Text', description: 'Empty where the customer wrote no words.' }),
})

/** An answer went out: it cannot be taken back any more. */
export const conversationReplied = conversationEvent('conversation.replied', {
  entryId: entryIdSchema,
  by: byWhom,
  firstAnswerSeconds: z.int().nonnegative().nullable().meta({
    description: 'From the beginning of the conversation; null: it was not the first answer by a person.',
  }),
})

/** A message has a topic, or another one. */
export const topicLabelled = conversationEvent('conversation.topic_labelled', {
  entryId: entryIdSchema,
  topic: topicSchema,
  probability: z.number().nullable(),
  by: z.enum(['model', 'staff']),
})

/** A conversation was closed. */
export const conversationClosed = conversationEvent('conversation.closed', {})

/** A conversation is open again: staff decided so, or the customer wrote. */
export const conversationReopened = conversationEvent('conversation.reopened', {})

/** A conversation was assigned to somebody, or to nobody any more. */
export const conversationAssigned = conversationEvent('conversation.assigned', {
  staffId: staffIdSchema.nullable(),
  by: byWhom,
})

/** A customer has waited so long for an answer, once for each wait and for each length that a workflow asks for. */
export const conversationUnanswered = conversationEvent('conversation.unanswered', {
  minutes: z.int().positive().meta({ title: 'Minutes' }),
})

/** Anything else about a conversation that a screen shows is another than it was. */
export const conversationChanged = conversationEvent('conversation.changed', {})

/** Everything that happens in the inbox. */
export const inboxEvents = [
  conversationStarted,
  messageReceived,
  conversationReplied,
  topicLabelled,
  conversationClosed,
  conversationReopened,
  conversationAssigned,
  conversationUnanswered,
  conversationChanged,
] as const
