// All that other features may use of mail.
export type { MailContent, MailDraft } from './content/mail-content.js'
export { type DeliveryOutcome, MailTransport } from './delivery/mail-transport.js'
export { MailModule } from './mail.module.js'
export { mailChanged } from './mail-events.js'
export { type AcceptedMail, type MailRequest, Outbox } from './outbox.js'
export { MailServers } from './settings/mail-server.js'
