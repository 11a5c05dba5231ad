import { z } from 'zod'
import { defineEvent } from '../../platform/events/event-definition.js'

/** A role of the shop's own was made, changed or deleted. */
export const roleChangedEvent = defineEvent({
  type: 'role.changed',
  subjectType: 'role',
  payload: z.strictObject({ roleId: z.uuid(), change: z.enum(['made', 'changed', 'deleted']) }),
  audience: 'staff.read',
})
