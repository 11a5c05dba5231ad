import { z } from 'zod'
import { defineEvent } from '../../platform/events/event-definition.js'

/** Mails leave the shop by another server from now on. */
export const mailSettingsUpdated = defineEvent({
  type: 'mail_settings.updated',
  subjectType: 'mail_settings',
  payload: z.strictObject({}),
  audience: 'shop.update',
})
