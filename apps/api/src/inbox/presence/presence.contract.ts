import { conversationIdSchema } from '@counterflow/core'
import { z } from 'zod'
import { defineRoute, requires } from '../../platform/http/route-contract.js'

export const presenceSchema = z
  .strictObject({
    staff: z
      .array(z.strictObject({ id: z.string(), name: z.string(), doing: z.enum(['viewing', 'typing']) }))
      .meta({ description: 'Colleagues who look at the conversation or type in it.' }),
    customerTyping: z.boolean(),
  })
  .meta({ id: 'ConversationPresence' })

export const presenceRoutes = {
  set: defineRoute({
    method: 'PUT',
    path: '/api/v1/conversations/{conversationId}/presence',
    access: requires('inbox.read'),
    operationId: 'setConversationPresence',
    audit: 'none',
    tag: 'Inbox',
    summary: 'Say what you do in a conversation, and see who else is there',
    description:
      'Say it again while it lasts: every 15 seconds for `viewing`, every 4 for `typing`. Nothing of it is kept.',
    params: z.strictObject({ conversationId: conversationIdSchema }),
    body: z.strictObject({ doing: z.enum(['viewing', 'typing', 'away']) }),
    status: 200,
    response: presenceSchema,
  }),
}
