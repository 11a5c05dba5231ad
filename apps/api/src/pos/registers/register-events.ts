import { registerIdSchema, staffIdSchema } from '@counterflow/core'
import { z } from 'zod'
import { defineEvent } from '../../platform/events/event-definition.js'

/** A register was made or changed, or another device became it, or its device was frozen. */
export const registerChanged = defineEvent({
  type: 'till.register_changed',
  subjectType: 'register',
  payload: z.strictObject({ registerId: registerIdSchema }),
  audience: 'registers.manage',
})

/** What tills are told of the shop was changed: the settings of tills, or what a role may do at them. */
export const tillSettingsChanged = defineEvent({
  type: 'till.settings_changed',
  subjectType: 'till',
  payload: z.strictObject({ part: z.enum(['settings', 'policies']) }),
  audience: 'registers.manage',
})

/** Somebody has another PIN at tills from now on, or none. */
export const pinChanged = defineEvent({
  type: 'till.pin_changed',
  subjectType: 'staff',
  payload: z.strictObject({ staffId: staffIdSchema }),
  audience: 'registers.manage',
})
