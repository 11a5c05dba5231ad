import { z } from 'zod'
import { localizedTextSchema } from '../text/localized-text.js'

/** How the chat on the store looks. */
export const chatSettingsSchema = z
  .strictObject({
    greeting: localizedTextSchema.meta({ description: 'What it says before anybody has written.' }),
    color: z
      .string()
      .regex(/^#[0-9a-f]{6}$/i, 'Expected a color such as #2f6f4f.')
      .meta({ description: 'Of its button and of what the customer wrote.' }),
    position: z.enum(['left', 'right']),
    mailReplies: z.boolean().meta({
      description: 'Whether a reply that the customer has not seen follows them by mail (R7).',
    }),
  })
  .meta({ id: 'ChatSettings' })

export type ChatSettings = z.infer<typeof chatSettingsSchema>

/** What applies until somebody sets it. */
export const chatDefaults: ChatSettings = {
  greeting: {
    en: 'Hello! How can we help you?',
    ko: '안녕하세요! 무엇을 도와드릴까요?',
    ja: 'こんにちは。ご用件をお聞かせください。',
  },
  color: '#2459d6',
  position: 'right',
  mailReplies: true,
}

const hostSchema = z
  .string()
  .trim()
  .min(1, 'Enter the name of the mail server, such as imap.example.com.')
  .max(253)
  .regex(/^[\w.:-]*$/, 'Expected the name of a server, such as imap.example.com.')

const imapSchema = z
  .strictObject({
    host: hostSchema,
    port: z.int().min(1, 'Expected a port from 1 to 65535.').max(65_535, 'Expected a port from 1 to 65535.'),
    secure: z.boolean().meta({ description: 'TLS from the first byte, as on port 993; else STARTTLS.' }),
    user: z.string().trim().min(1, 'Enter the user of the mailbox.').max(200),
    folder: z.string().trim().min(1, 'Enter a folder, such as INBOX.').max(200),
  })
  .meta({ id: 'ImapSettings' })

/** How e-mail of customers comes in. It goes out by the shop's mail server. */
export const emailSettingsSchema = z
  .strictObject({
    address: z.email('Enter the address that customers write to, such as help@example.com.').max(200),
    receiveBy: z.enum(['imap', 'webhook']).meta({
      description: '`imap`: the shop looks into a mailbox; `webhook`: a mail service posts each mail.',
    }),
    imap: imapSchema.nullable(),
    subAddressing: z.boolean().meta({
      description:
        'Whether mail to `help+anything@…` arrives too; answers are then sure to find their conversation.',
    }),
    authenticationServer: z.string().trim().max(253).meta({
      description:
        'What the shop’s own mail server calls itself in `Authentication-Results`. Empty: no sender counts as verified.',
    }),
  })
  .refine(({ receiveBy, imap }) => receiveBy !== 'imap' || imap !== null, {
    path: ['imap', 'host'],
    message: 'Enter the name of the mail server, such as imap.example.com.',
  })
  .meta({ id: 'EmailSettings' })

export type EmailSettings = z.infer<typeof emailSettingsSchema>
