import { z } from 'zod'
import { draftSchema } from '../commerce/drafts/draft-view.contract.js'
import { seenDraftVersionSchema } from '../commerce/drafts/drafts.contract.js'
import { mailPreviewSchema } from '../mail/mail.contract.js'
import { defineRoute, requires } from '../platform/http/route-contract.js'

const params = z.strictObject({ draftId: z.uuid() })
const tag = 'Drafts'

const message = z.string().max(5_000).default('').meta({
  description: 'What the shop says to the customer, above the price.',
})

export const invoiceRoutes = {
  preview: defineRoute({
    method: 'POST',
    path: '/api/v1/drafts/{draftId}/invoice/preview',
    access: requires('orders.create'),
    operationId: 'previewInvoice',
    audit: 'none',
    tag,
    summary: 'See the mail that would bring a draft to its customer',
    params,
    body: z.strictObject({ message }),
    status: 200,
    response: z.strictObject({ ...mailPreviewSchema.shape, to: z.string().nullable() }),
    problems: ['draft-completed', 'draft-empty', 'unknown-variant'],
  }),
  send: defineRoute({
    method: 'POST',
    path: '/api/v1/drafts/{draftId}/invoice',
    access: requires('orders.create'),
    operationId: 'sendInvoice',
    tag,
    summary: 'Send a customer what a draft costs, with a link to pay it',
    description: 'Written in the language of the draft.',
    params,
    body: z.strictObject({ version: seenDraftVersionSchema, message }),
    status: 200,
    response: draftSchema,
    idempotent: true,
    problems: [
      'draft-order-changed',
      'draft-completed',
      'draft-empty',
      'invoice-address-missing',
      'unknown-variant',
    ],
  }),
}
