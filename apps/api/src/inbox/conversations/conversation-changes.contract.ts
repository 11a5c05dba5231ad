import {
  conversationIdSchema,
  conversationSchema,
  conversationStateSchema,
  customerIdSchema,
  mostConversationTags,
  staffIdSchema,
} from '@counterflow/core'
import { z } from 'zod'
import { defineRoute, requires } from '../../platform/http/route-contract.js'

const tag = 'Inbox'
const access = requires('inbox.reply')
const params = z.strictObject({ conversationId: conversationIdSchema })

const tagsSchema = z.array(z.string().trim().min(1).max(40)).max(mostConversationTags)

export const conversationDeedSchema = z
  .discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('set_state'), state: conversationStateSchema }),
    z.strictObject({ kind: z.literal('assign'), staffId: staffIdSchema.nullable() }),
    z.strictObject({ kind: z.literal('snooze'), until: z.iso.datetime().nullable() }),
    z.strictObject({ kind: z.literal('set_unread'), unread: z.boolean() }),
    z.strictObject({ kind: z.literal('add_tags'), tags: tagsSchema.min(1) }),
    z.strictObject({ kind: z.literal('remove_tags'), tags: tagsSchema.min(1) }),
  ])
  .meta({ id: 'ConversationDeed' })

export const conversationChangeRoutes = {
  changeSome: defineRoute({
    method: 'POST',
    path: '/api/v1/conversations/bulk',
    access,
    operationId: 'changeConversations',
    tag,
    summary: 'Do one thing with several conversations',
    description:
      'One with which it is impossible is told with the reason, and keeps no other from being done. Done again, it changes nothing more.',
    body: z.strictObject({
      ids: z.array(conversationIdSchema).min(1).max(200),
      deed: conversationDeedSchema,
    }),
    status: 200,
    response: z
      .strictObject({
        done: z.int(),
        failures: z.array(
          z.strictObject({
            conversationId: conversationIdSchema,
            type: z.string().meta({ description: 'The type of the problem.' }),
            detail: z.string(),
          }),
        ),
      })
      .meta({ id: 'ConversationBulk' }),
  }),
  setState: defineRoute({
    method: 'PUT',
    path: '/api/v1/conversations/{conversationId}/state',
    access,
    operationId: 'setConversationState',
    tag,
    summary: 'Close or reopen a conversation',
    description: 'Conversations are never deleted. One that is closed opens again when the customer writes.',
    params,
    body: z.strictObject({ state: conversationStateSchema }),
    status: 200,
    response: conversationSchema,
  }),
  snooze: defineRoute({
    method: 'PUT',
    path: '/api/v1/conversations/{conversationId}/snooze',
    access,
    operationId: 'snoozeConversation',
    tag,
    summary: 'Put a conversation off until a moment',
    description: 'It is back at that moment, or as soon as the customer writes. Null brings it back now.',
    params,
    body: z.strictObject({ until: z.iso.datetime().nullable() }),
    status: 200,
    response: conversationSchema,
  }),
  assign: defineRoute({
    method: 'PUT',
    path: '/api/v1/conversations/{conversationId}/assignee',
    access,
    operationId: 'assignConversation',
    tag,
    summary: 'Assign a conversation to somebody, or to nobody',
    params,
    body: z.strictObject({ staffId: staffIdSchema.nullable() }),
    status: 200,
    response: conversationSchema,
    problems: ['not-assignable'],
  }),
  setCustomer: defineRoute({
    method: 'PUT',
    path: '/api/v1/conversations/{conversationId}/customer',
    access,
    operationId: 'setConversationCustomer',
    tag,
    summary: 'Say which customer of the shop a conversation is with',
    description:
      'Whoever writes in the chat gives a name and an address that nobody has checked: until somebody says who it is, or an order does, it is with nobody. Null: it is not known after all.',
    params,
    body: z.strictObject({ customerId: customerIdSchema.nullable() }),
    status: 200,
    response: conversationSchema,
    problems: ['unknown-customer', 'customer-erased'],
  }),
  setUnread: defineRoute({
    method: 'PUT',
    path: '/api/v1/conversations/{conversationId}/unread',
    access: requires('inbox.read'),
    operationId: 'setConversationUnread',
    audit: 'none',
    tag,
    summary: 'Mark a conversation as unread or read',
    params,
    body: z.strictObject({ unread: z.boolean() }),
    status: 200,
    response: conversationSchema,
  }),
  setTags: defineRoute({
    method: 'PUT',
    path: '/api/v1/conversations/{conversationId}/tags',
    access,
    operationId: 'setConversationTags',
    tag,
    summary: 'Replace the tags of a conversation',
    params,
    body: z.strictObject({ tags: tagsSchema }),
    status: 200,
    response: conversationSchema,
  }),
}
