import type { Json } from '@counterflow/core'
import { z } from 'zod'
import { defineEvent } from '../../../platform/events/event-definition.js'

const jsonSchema: z.ZodType<Json, Json> = z.json()

/** A poll of a workflow found something new; carries what the trigger's output is. */
export const itemFound = defineEvent({
  type: 'poll.item_found',
  subjectType: 'workflow',
  payload: jsonSchema,
  audience: 'runs.read',
})
