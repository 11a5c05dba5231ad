// All that other features may use of mail.
export { type AcceptedMail, type MailRequest, Outbox } from './outbox.js'
