import type { Json } from '@counterflow/core'
import { z } from 'zod'
import { defineEvent } from '../../../platform/events/event-definition.js'

const jsonSchema: z.ZodType<Json, Json> = z.json()

/** Somebody started a workflow by hand; carries what its trigger would have given. */
export const startedByHand = defineEvent({
  type: 'workflow.started_by_hand',
  subjectType: 'workflow',
  payload: jsonSchema,
  audience: 'runs.read',
})
