// All that other features may use of mail.
export type { MailContent, MailDraft } from './content/mail-content.js'
export { mailChanged } from './mail-events.js'
export { type AcceptedMail, type MailRequest, Outbox } from './outbox.js'
