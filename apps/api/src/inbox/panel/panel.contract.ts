import { conversationIdSchema } from '@counterflow/core'
import { z } from 'zod'
import {
  cartGlanceSchema,
  customerNoteSchema,
  customerProfileSchema,
  orderSummarySchema,
} from '../../commerce/commerce.public.js'
import { defineRoute, requires } from '../../platform/http/route-contract.js'

export const conversationPanelSchema = z
  .strictObject({
    customer: customerProfileSchema.nullable().meta({
      description: 'Null: it is not known which customer of the shop writes.',
    }),
    notes: z.strictObject({ items: z.array(customerNoteSchema), more: z.boolean() }).meta({
      description: 'What staff wrote about the customer, the latest first.',
    }),
    orders: z.strictObject({ items: z.array(orderSummarySchema), more: z.boolean() }).meta({
      description: 'Those of the last 60 days, or else the last one; the latest first.',
    }),
    cart: cartGlanceSchema.nullable().meta({ description: 'Null: there is none now.' }),
  })
  .meta({ id: 'ConversationPanel' })

export const panelRoutes = {
  get: defineRoute({
    method: 'GET',
    path: '/api/v1/conversations/{conversationId}/panel',
    access: requires('inbox.read'),
    operationId: 'getConversationPanel',
    tag: 'Inbox',
    summary: 'Who the customer of a conversation is: profile, cart, orders and notes',
    params: z.strictObject({ conversationId: conversationIdSchema }),
    status: 200,
    response: conversationPanelSchema,
  }),
}
