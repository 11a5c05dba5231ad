import { emailAddressSchema } from '@counterflow/core'
import { z } from 'zod'
import { defineRoute, requires } from '../../platform/http/route-contract.js'
import { rowVersionSchema } from '../../platform/http/row-version.js'

const hostSchema = z
  .string()
  .trim()
  .min(1, 'Enter the name of the mail server, such as smtp.example.com.')
  .max(253)
  .regex(/^[\w.:-]+$/, 'Expected the name of a server, such as smtp.example.com.')

const shape = {
  host: hostSchema,
  port: z.int().min(1, 'Expected a port from 1 to 65535.').max(65_535, 'Expected a port from 1 to 65535.'),
  secure: z.boolean().meta({ description: 'TLS from the first byte, as on port 465.' }),
  user: z.string().trim().min(1).max(200).nullable().meta({ description: 'Null: without signing in.' }),
  fromAddress: z.email('Enter the address that mails come from, such as shop@example.com.').max(200),
  fromName: z.string().trim().min(1).max(100).nullable().meta({ description: 'Null: the name of the shop.' }),
}

export const mailServerSchema = z
  .strictObject({
    ...shape,
    hasPassword: z.boolean().meta({ description: 'The password itself is never answered.' }),
  })
  .meta({ id: 'MailServer' })

export const mailSettingsSchema = z
  .strictObject({
    source: z.enum(['environment', 'settings', 'none']).meta({
      description:
        '`environment`: SMTP_URL is set and goes before these settings. `none`: mails are kept in the mailbox of the back office.',
    }),
    inForce: z
      .strictObject({ server: z.string(), fromAddress: z.string(), fromName: z.string() })
      .nullable()
      .meta({ description: 'Where mails go and whom they come from; null where there is no server.' }),
    server: mailServerSchema.nullable().meta({ description: 'What is set here, in force or not.' }),
    version: rowVersionSchema,
  })
  .meta({ id: 'MailSettings' })

const version = rowVersionSchema.meta({ description: 'The version that you saw.' })
const path = '/api/v1/mail/settings'
const tag = 'Mail'

export const mailSettingsRoutes = {
  get: defineRoute({
    method: 'GET',
    path,
    access: requires('shop.update'),
    operationId: 'getMailSettings',
    tag,
    summary: 'How mails leave the shop',
    status: 200,
    response: mailSettingsSchema,
  }),
  replace: defineRoute({
    method: 'PUT',
    path,
    access: requires('shop.update'),
    operationId: 'replaceMailSettings',
    tag,
    summary: 'Set the mail server',
    description:
      'Without `password` the one that is kept stays, for the same server and user. Null for `server` removes it.',
    body: z.strictObject({
      version,
      server: z.strictObject({ ...shape, password: z.string().min(1).max(500).optional() }).nullable(),
    }),
    status: 200,
    response: mailSettingsSchema,
    problems: ['settings-changed', 'mail-password-missing'],
  }),
  test: defineRoute({
    method: 'POST',
    path: `${path}/test`,
    access: requires('shop.update'),
    operationId: 'testMailSettings',
    tag,
    summary: 'Send a mail to see whether it works',
    body: z.strictObject({ to: emailAddressSchema('Enter an e-mail address, such as you@example.com.') }),
    status: 200,
    response: z.strictObject({
      outcome: z.enum(['sent', 'refused', 'unavailable', 'none']),
      detail: z.string().nullable().meta({ description: 'What the mail server said.' }),
    }),
  }),
}
