import { z } from 'zod'
import { pageOf, pageQueryShape } from '../platform/http/page.js'
import { defineRoute, requires } from '../platform/http/route-contract.js'

export const mailStateSchema = z.enum(['queued', 'sent', 'kept', 'failed']).meta({
  id: 'MailState',
  description: '`kept`: no mail server is set up, so it lies in this mailbox and nowhere else.',
})

/** Where a mail stands. */
export type MailState = z.infer<typeof mailStateSchema>

export const mailSenderSchema = z
  .strictObject({
    type: z.enum(['staff', 'workflow', 'api_key', 'customer', 'system']),
    id: z.string().nullable(),
    name: z.string(),
  })
  .meta({ id: 'MailSender', description: "Who had it sent. A workflow's id is the id of the run." })

/** Who had a mail sent. */
export type MailSender = z.infer<typeof mailSenderSchema>

export const mailSummarySchema = z
  .strictObject({
    id: z.uuid(),
    to: z.array(z.string()),
    subject: z.string(),
    sender: mailSenderSchema,
    state: mailStateSchema,
    error: z.string().nullable(),
    attempts: z.int(),
    createdAt: z.iso.datetime(),
    sentAt: z.iso.datetime().nullable(),
  })
  .meta({ id: 'MailSummary' })

export const mailSchema = z
  .strictObject({ ...mailSummarySchema.shape, text: z.string(), html: z.string() })
  .meta({ id: 'Mail' })

export const mailFieldSchema = z.strictObject({
  label: z.string().trim().min(1).max(100),
  value: z
    .json()
    .meta({ description: 'An amount prints with its currency, an instant in the time of the shop.' }),
})

export const mailPreviewSchema = z
  .strictObject({ subject: z.string(), text: z.string(), html: z.string() })
  .meta({ id: 'MailPreview' })

const params = z.strictObject({ mailId: z.uuid() })
const tag = 'Mail'

export const mailRoutes = {
  list: defineRoute({
    method: 'GET',
    path: '/api/v1/mail',
    access: requires('mail.read'),
    operationId: 'listMail',
    tag,
    summary: 'Mails that the shop has sent, newest first',
    query: z.strictObject({
      ...pageQueryShape,
      search: z.string().max(100).optional().meta({ description: 'Part of a subject or of an address.' }),
      state: mailStateSchema.optional(),
    }),
    status: 200,
    response: pageOf(mailSummarySchema),
  }),
  get: defineRoute({
    method: 'GET',
    path: '/api/v1/mail/{mailId}',
    access: requires('mail.read'),
    operationId: 'getMail',
    tag,
    summary: 'One mail with its text',
    params,
    status: 200,
    response: mailSchema,
  }),
  retry: defineRoute({
    method: 'POST',
    path: '/api/v1/mail/{mailId}/retry',
    access: requires('mail.send'),
    operationId: 'retryMail',
    tag,
    summary: 'Try again to send a mail that has failed, or that was only kept',
    params,
    status: 200,
    response: mailSchema,
    problems: ['mail-state'],
  }),
  preview: defineRoute({
    method: 'POST',
    path: '/api/v1/mail/preview',
    access: requires('workflows.edit'),
    operationId: 'previewMail',
    audit: 'none',
    tag,
    summary: 'See what a mail of a workflow would look like',
    description:
      '`input` is the configuration of the step, with references and templates; `values` is what they find: `trigger`, `steps` by their ids, and the `item` and `index` of `each` by its id. What is not found there prints as its own name in guillemets.',
    body: z.strictObject({
      input: z.strictObject({
        subject: z.unknown().optional(),
        body: z.unknown().optional(),
        fields: z.unknown().optional(),
      }),
      values: z
        .strictObject({
          trigger: z.unknown(),
          steps: z.record(z.string(), z.unknown()),
          each: z.record(z.string(), z.unknown()),
        })
        .partial()
        .default({}),
    }),
    status: 200,
    response: mailPreviewSchema,
  }),
}
