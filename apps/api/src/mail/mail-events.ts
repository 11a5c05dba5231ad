import { z } from 'zod'
import { defineEvent } from '../platform/events/event-definition.js'
import { mailStateSchema } from './mail.contract.js'

/** A mail was queued, or came to its end: sent, kept or failed. */
export const mailChanged = defineEvent({
  type: 'mail.changed',
  subjectType: 'mail',
  payload: z.strictObject({ mailId: z.uuid(), state: mailStateSchema }),
  audience: 'mail.read',
})
