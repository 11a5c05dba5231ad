import { staffIdSchema } from '@counterflow/core'
import { z } from 'zod'
import { defineEvent } from '../../platform/events/event-definition.js'

/** Somebody came, left, or may do something else from now on. Who they are stays in their row. */
export const staffChanged = defineEvent({
  type: 'staff.changed',
  subjectType: 'staff',
  payload: z.strictObject({
    staffId: staffIdSchema,
    change: z.enum([
      'invited',
      'link_made',
      'password_set',
      'role_changed',
      'deactivated',
      'reactivated',
      'profile_changed',
    ]),
  }),
  audience: 'staff.read',
})
