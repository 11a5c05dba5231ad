import { z } from 'zod'
import { pageOf, pageQueryShape } from '../platform/http/page.js'
import { defineRoute, requires } from '../platform/http/route-contract.js'

export const auditActorTypeSchema = z.enum(['staff', 'api_key', 'workflow', 'customer', 'system', 'nobody'])

export type AuditActorType = z.infer<typeof auditActorTypeSchema>

export const auditOutcomeSchema = z.enum(['done', 'refused', 'failed']).meta({
  id: 'AuditOutcome',
  description:
    '`refused`: who asked may not do it, or gave a wrong password. `failed`: it went wrong, and part of it may have been done.',
})

export type AuditOutcome = z.infer<typeof auditOutcomeSchema>

export const auditChangesSchema = z
  .array(z.strictObject({ field: z.string(), before: z.json().optional(), after: z.json().optional() }))
  .meta({ description: 'The fields that were sent, with their values where these may be kept.' })

export const auditEntrySchema = z
  .strictObject({
    id: z.uuid(),
    at: z.iso.datetime(),
    actor: z.strictObject({
      type: auditActorTypeSchema,
      id: z.string().nullable().meta({ description: 'Of a workflow the id of the run.' }),
      name: z.string(),
    }),
    address: z.string().nullable(),
    userAgent: z.string().nullable(),
    deed: z.string().meta({ description: 'The operationId of what was done.', examples: ['cancelOrder'] }),
    outcome: auditOutcomeSchema,
    subject: z.strictObject({ type: z.string(), id: z.string() }).nullable(),
    changes: auditChangesSchema,
    requestId: z.string().nullable(),
  })
  .meta({ id: 'AuditEntry' })

const filterShape = {
  actorId: z.string().max(100).optional(),
  deed: z.string().max(100).optional().meta({ description: 'An operationId.' }),
  subjectType: z.string().max(50).optional(),
  subjectId: z.string().max(100).optional(),
  outcome: auditOutcomeSchema.optional(),
  from: z.iso.datetime({ offset: true }).optional(),
  before: z.iso.datetime({ offset: true }).optional(),
}

export const auditRetentionSchema = z
  .strictObject({
    keepDays: z
      .int('Expected a whole number of days.')
      .min(30, 'Expected 30 to 3650 days.')
      .max(3_650, 'Expected 30 to 3650 days.'),
  })
  .meta({ id: 'AuditRetention' })

const tag = 'Audit'

export const auditRoutes = {
  list: defineRoute({
    method: 'GET',
    path: '/api/v1/audit',
    access: requires('audit.read'),
    operationId: 'listAuditEntries',
    tag,
    summary: 'Who did what, when and from where, newest first',
    query: z.strictObject({ ...pageQueryShape, ...filterShape }),
    status: 200,
    response: pageOf(auditEntrySchema),
  }),
  export: defineRoute({
    method: 'GET',
    path: '/api/v1/audit/export',
    access: requires('audit.read'),
    operationId: 'exportAuditEntries',
    tag,
    summary: 'The same as a file of comma-separated values',
    query: z.strictObject(filterShape),
    status: 200,
    response: z.string(),
    streamed: true,
    answersFile: 'text/csv',
    audit: 'done',
  }),
  deeds: defineRoute({
    method: 'GET',
    path: '/api/v1/audit/deeds',
    access: requires('audit.read'),
    operationId: 'listAuditDeeds',
    tag,
    summary: 'The operations of which a record is kept',
    status: 200,
    response: z.strictObject({
      items: z.array(z.strictObject({ deed: z.string(), tag: z.string(), summary: z.string() })),
    }),
  }),
  retention: defineRoute({
    method: 'GET',
    path: '/api/v1/audit/retention',
    access: requires('audit.read'),
    operationId: 'getAuditRetention',
    tag,
    summary: 'For how long the record is kept',
    status: 200,
    response: auditRetentionSchema,
  }),
  keep: defineRoute({
    method: 'PUT',
    path: '/api/v1/audit/retention',
    access: requires('shop.update'),
    operationId: 'setAuditRetention',
    tag,
    summary: 'Change for how long the record is kept',
    body: auditRetentionSchema,
    status: 200,
    response: auditRetentionSchema,
  }),
}
