import {
  customerIdSchema,
  draftFiltersSchema,
  draftStatuses,
  paymentMethodKeySchema,
} from '@counterflow/core'
import { z } from 'zod'
import { pageOf, pageQueryShape } from '../../platform/http/page.js'
import { anyOfInQuery } from '../../platform/http/query-filters.js'
import { defineRoute, requires } from '../../platform/http/route-contract.js'
import { rowVersionSchema } from '../../platform/http/row-version.js'
import { discountRefusals } from '../discounts/discount-refusals.js'
import { draftContentSchema } from './draft-content.js'
import { draftPriceSchema, draftSchema, draftSummarySchema } from './draft-view.contract.js'

const params = z.strictObject({ draftId: z.uuid() })
const tag = 'Drafts'
const { shape } = draftFiltersSchema

export const seenDraftVersionSchema = rowVersionSchema.meta({
  description: 'The version that you saw: when the draft has changed since, nothing is done.',
})

export const draftRoutes = {
  list: defineRoute({
    method: 'GET',
    path: '/api/v1/drafts',
    access: requires('orders.read'),
    operationId: 'listDrafts',
    tag,
    summary: 'Draft orders, newest first',
    query: z.strictObject({
      ...pageQueryShape,
      search: z
        .string()
        .max(100)
        .optional()
        .meta({ description: "A number, or part of the customer's name." }),
      status: anyOfInQuery(shape.status.unwrap(), draftStatuses),
      customerId: customerIdSchema.optional(),
      createdFrom: shape.createdFrom,
      createdBefore: shape.createdBefore,
    }),
    status: 200,
    response: pageOf(draftSummarySchema),
  }),
  get: defineRoute({
    method: 'GET',
    path: '/api/v1/drafts/{draftId}',
    access: requires('orders.read'),
    operationId: 'getDraft',
    tag,
    summary: 'One draft order with its price at this moment',
    params,
    status: 200,
    response: draftSchema,
  }),
  prefill: defineRoute({
    method: 'GET',
    path: '/api/v1/customers/{customerId}/draft',
    access: requires('customers.read'),
    operationId: 'prefillDraft',
    tag,
    summary: 'A draft for a customer, with what is known of them filled in',
    description: 'Their e-mail address and the addresses of their latest order. Nothing is saved.',
    params: z.strictObject({ customerId: customerIdSchema }),
    status: 200,
    response: draftContentSchema,
  }),
  price: defineRoute({
    method: 'POST',
    path: '/api/v1/drafts/price',
    access: requires('orders.read'),
    operationId: 'priceDraft',
    audit: 'none',
    tag,
    summary: 'What a draft would cost',
    description: 'Nothing is saved.',
    body: draftContentSchema,
    status: 200,
    response: draftPriceSchema,
    problems: ['unknown-variant', 'order-too-large'],
  }),
  create: defineRoute({
    method: 'POST',
    path: '/api/v1/drafts',
    access: requires('orders.create'),
    operationId: 'createDraft',
    tag,
    summary: 'Begin a draft order',
    body: draftContentSchema,
    status: 201,
    response: draftSchema,
    idempotent: true,
    problems: ['unknown-variant', 'unknown-customer', 'order-too-large', 'idempotency-key-reused'],
  }),
  replace: defineRoute({
    method: 'PUT',
    path: '/api/v1/drafts/{draftId}',
    access: requires('orders.create'),
    operationId: 'replaceDraft',
    tag,
    summary: 'Change a draft order',
    params,
    body: z.strictObject({ version: seenDraftVersionSchema, content: draftContentSchema }),
    status: 200,
    response: draftSchema,
    problems: [
      'draft-order-changed',
      'draft-completed',
      'unknown-variant',
      'unknown-customer',
      'out-of-stock',
    ],
  }),
  reserve: defineRoute({
    method: 'PUT',
    path: '/api/v1/drafts/{draftId}/reservation',
    access: requires('orders.create'),
    operationId: 'reserveDraftStock',
    tag,
    summary: 'Hold the goods of a draft until a date, or hold them no more',
    description:
      'What is held follows the content of the draft. It is given up when the date has passed, and goes over to the order when the draft becomes one.',
    params,
    body: z.strictObject({
      version: seenDraftVersionSchema,
      until: z.iso.datetime().nullable().meta({ description: 'Null: hold them no more.' }),
      allowOversell: z.boolean().default(false).meta({
        description: 'Whether pieces may be promised that are not in stock.',
      }),
    }),
    status: 200,
    response: draftSchema,
    problems: ['draft-order-changed', 'draft-completed', 'out-of-stock'],
  }),
  duplicate: defineRoute({
    method: 'POST',
    path: '/api/v1/drafts/{draftId}/duplicate',
    access: requires('orders.create'),
    operationId: 'duplicateDraft',
    tag,
    summary: 'Begin another draft with the same content',
    params,
    status: 201,
    response: draftSchema,
    idempotent: true,
    problems: ['idempotency-key-reused'],
  }),
  remove: defineRoute({
    method: 'DELETE',
    path: '/api/v1/drafts/{draftId}',
    access: requires('orders.create'),
    operationId: 'deleteDraft',
    tag,
    summary: 'Throw a draft order away',
    params,
    status: 204,
    response: z.undefined(),
    problems: ['draft-completed'],
  }),
  complete: defineRoute({
    method: 'POST',
    path: '/api/v1/drafts/{draftId}/complete',
    access: requires('orders.create'),
    operationId: 'completeDraft',
    tag,
    summary: 'Make a draft an order that is paid by hand',
    params,
    body: z.strictObject({
      version: seenDraftVersionSchema,
      method: paymentMethodKeySchema.meta({
        description: 'A way of paying from GET /api/v1/payment-methods.',
      }),
      paid: z.boolean().meta({ description: 'Whether the money has come; otherwise it is waited for.' }),
      allowOversell: z
        .boolean()
        .default(false)
        .meta({ description: 'Also when there is not enough in stock.' }),
      notify: z.boolean().default(false).meta({
        description: 'Whether the customer is sent by mail what they ordered, and how it is to be paid.',
      }),
    }),
    status: 200,
    response: draftSchema,
    idempotent: true,
    problems: [
      ...discountRefusals,
      'draft-order-changed',
      'draft-completed',
      'draft-empty',
      'out-of-stock',
      'unknown-payment-method',
      'idempotency-key-reused',
    ],
  }),
}
