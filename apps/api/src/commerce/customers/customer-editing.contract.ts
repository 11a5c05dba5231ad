import {
  addressIdSchema,
  addressSchema,
  consentChannelSchema,
  consentSourceSchema,
  consentStateSchema,
  emailAddressSchema,
  languageSchema,
  moneySchema,
  noteIdSchema,
} from '@counterflow/core'
import { z } from 'zod'
import { pageOf, pageQueryShape } from '../../platform/http/page.js'
import { defineRoute, requires } from '../../platform/http/route-contract.js'
import { actorSchema } from '../orders/order-parts.contract.js'
import {
  metadataNameSchema,
  metadataValueSchema,
  customerParams as params,
  customerProfileSchema as profile,
  customersTag as tag,
  tagsSchema,
} from './customers.contract.js'
import { customerDeeds } from './timeline/customer-deed.js'

export const customerNoteSchema = z
  .strictObject({
    id: noteIdSchema,
    text: z.string(),
    author: actorSchema,
    createdAt: z.iso.datetime(),
    editedAt: z.iso.datetime().nullable(),
  })
  .meta({ id: 'CustomerNote' })

export const consentDecisionSchema = z
  .strictObject({
    id: z.uuid(),
    channel: consentChannelSchema,
    state: consentStateSchema,
    source: consentSourceSchema,
    actor: actorSchema,
    ip: z.string().nullable(),
    at: z.iso.datetime(),
  })
  .meta({ id: 'ConsentDecision' })

export const customerTimelineEntrySchema = z
  .strictObject({
    id: z.uuid(),
    at: z.iso.datetime(),
    kind: z.enum([...customerDeeds, 'order_placed']),
    actor: actorSchema.nullable().meta({ description: 'Null for orders, which say so themselves.' }),
    values: z.record(z.string(), z.union([z.string(), z.array(z.string()), moneySchema])),
  })
  .meta({ id: 'CustomerTimelineEntry' })

const name = z.string().trim().min(1).max(200)
const email = emailAddressSchema()
const phone = z
  .string()
  .trim()
  .min(3)
  .max(40)
  .meta({ description: "With its country code, or as people of the shop's country write it." })
const timeZone = z
  .string()
  .max(60)
  .refine(isTimeZone, {
    error: 'Expected a time zone by its IANA name, such as Asia/Seoul.',
    params: { code: 'time_zone' },
  })
const version = z.int().positive().meta({ description: 'The version of the customer that you saw.' })
const addressEntry = { address: addressSchema, phone: phone.nullable().optional(), isDefault: z.boolean() }
const text = z.string().trim().min(1).max(5_000)
const addressParams = z.strictObject({ ...params.shape, addressId: addressIdSchema })
const noteParams = z.strictObject({ ...params.shape, noteId: noteIdSchema })
const writes = requires('customers.update')
const editProblems = ['customer-changed', 'customer-erased', 'invalid-phone']

function isTimeZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone })
    return true
  } catch {
    return false
  }
}

export const customerEditingRoutes = {
  create: defineRoute({
    method: 'POST',
    path: '/api/v1/customers',
    access: writes,
    operationId: 'createCustomer',
    tag,
    summary: 'Create a customer',
    description: 'With an e-mail address, a telephone number or both.',
    body: z
      .strictObject({
        name,
        email: email.nullable().optional(),
        phone: phone.nullable().optional(),
        language: languageSchema.nullable().optional(),
        timeZone: timeZone.nullable().optional(),
        tags: tagsSchema.max(50).optional(),
        metadata: z
          .record(metadataNameSchema, metadataValueSchema)
          .refine((entries) => Object.keys(entries).length <= 50, {
            error: 'At most 50 entries.',
            params: { code: 'too_many', maximum: 50 },
          })
          .optional(),
        addresses: z.array(addressSchema).max(50).optional().meta({ description: 'The usual one first.' }),
        consents: z
          .array(consentChannelSchema)
          .max(2)
          .optional()
          .meta({ description: 'Channels by which they agreed to news.' }),
        note: text.optional(),
      })
      .meta({ id: 'CreateCustomer' }),
    status: 201,
    response: profile,
    idempotent: true,
    problems: ['customer-email-taken', 'customer-unreachable', 'invalid-phone', 'idempotency-key-reused'],
  }),
  update: defineRoute({
    method: 'PATCH',
    path: '/api/v1/customers/{customerId}',
    access: writes,
    operationId: 'updateCustomer',
    tag,
    summary: 'Change the details of a customer',
    description: 'What is not named stays as it is; null empties.',
    params,
    body: z.strictObject({
      version,
      name: name.optional(),
      email: email.nullable().optional(),
      phone: phone.nullable().optional(),
      language: languageSchema.nullable().optional(),
      timeZone: timeZone.nullable().optional(),
    }),
    status: 200,
    response: profile,
    problems: ['customer-email-taken', 'customer-unreachable', ...editProblems],
  }),
  addAddress: defineRoute({
    method: 'POST',
    path: '/api/v1/customers/{customerId}/addresses',
    access: writes,
    operationId: 'addCustomerAddress',
    tag,
    summary: 'Add an address',
    description: 'The first one of a customer is the usual one.',
    params,
    body: z.strictObject({ version, ...addressEntry }),
    status: 201,
    response: profile,
    problems: ['too-many-addresses', ...editProblems],
  }),
  changeAddress: defineRoute({
    method: 'PUT',
    path: '/api/v1/customers/{customerId}/addresses/{addressId}',
    access: writes,
    operationId: 'changeCustomerAddress',
    tag,
    summary: 'Change an address',
    params: addressParams,
    body: z.strictObject({ version, ...addressEntry }),
    status: 200,
    response: profile,
    problems: editProblems,
  }),
  removeAddress: defineRoute({
    method: 'POST',
    path: '/api/v1/customers/{customerId}/addresses/{addressId}/remove',
    access: writes,
    operationId: 'removeCustomerAddress',
    tag,
    summary: 'Remove an address',
    params: addressParams,
    body: z.strictObject({ version }),
    status: 200,
    response: profile,
    problems: editProblems,
  }),
  listNotes: defineRoute({
    method: 'GET',
    path: '/api/v1/customers/{customerId}/notes',
    access: requires('customers.read'),
    operationId: 'listCustomerNotes',
    tag,
    summary: 'Notes of the staff about a customer, newest first',
    params,
    query: z.strictObject(pageQueryShape),
    status: 200,
    response: pageOf(customerNoteSchema),
  }),
  addNote: defineRoute({
    method: 'POST',
    path: '/api/v1/customers/{customerId}/notes',
    access: writes,
    operationId: 'addCustomerNote',
    tag,
    summary: 'Write a note about a customer, for the staff alone',
    params,
    body: z.strictObject({ text }),
    status: 201,
    response: z.strictObject({ id: noteIdSchema }),
    idempotent: true,
    problems: ['customer-erased'],
  }),
  changeNote: defineRoute({
    method: 'PATCH',
    path: '/api/v1/customers/{customerId}/notes/{noteId}',
    access: writes,
    operationId: 'changeCustomerNote',
    tag,
    summary: 'Change a note that you wrote',
    params: noteParams,
    body: z.strictObject({ text }),
    status: 204,
    response: z.undefined(),
    problems: ['note-of-another', 'customer-erased'],
  }),
  removeNote: defineRoute({
    method: 'DELETE',
    path: '/api/v1/customers/{customerId}/notes/{noteId}',
    access: writes,
    operationId: 'removeCustomerNote',
    tag,
    summary: 'Remove a note',
    params: noteParams,
    status: 204,
    response: z.undefined(),
    problems: ['customer-erased'],
  }),
  listConsents: defineRoute({
    method: 'GET',
    path: '/api/v1/customers/{customerId}/consents',
    access: requires('customers.read'),
    operationId: 'listCustomerConsents',
    tag,
    summary: 'Everything that a customer decided about news, newest first',
    params,
    query: z.strictObject(pageQueryShape),
    status: 200,
    response: pageOf(consentDecisionSchema),
  }),
  decideConsent: defineRoute({
    method: 'POST',
    path: '/api/v1/customers/{customerId}/consents',
    access: writes,
    operationId: 'decideCustomerConsent',
    tag,
    summary: 'Write down what a customer decided about news by a channel',
    description: 'The same decision again changes nothing. Earlier decisions stay in the history.',
    params,
    body: z.strictObject({ channel: consentChannelSchema, state: consentStateSchema }),
    status: 200,
    response: profile,
    problems: ['customer-erased', 'customer-unreachable'],
  }),
  timeline: defineRoute({
    method: 'GET',
    path: '/api/v1/customers/{customerId}/timeline',
    access: requires('customers.read'),
    operationId: 'listCustomerTimeline',
    tag,
    summary: 'What happened to a customer, newest first',
    params,
    query: z.strictObject(pageQueryShape),
    status: 200,
    response: pageOf(customerTimelineEntrySchema),
  }),
}
