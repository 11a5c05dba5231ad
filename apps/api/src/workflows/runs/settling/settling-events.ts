import { workflowIdSchema } from '@counterflow/core'
import { z } from 'zod'
import { defineEvent } from '../../../platform/events/event-definition.js'

/** What was decided about runs that wait has come further, or to its end. */
export const runSettlingProgressed = defineEvent({
  type: 'run_settling.progressed',
  subjectType: 'run_settling',
  payload: z.strictObject({ settlingId: z.uuid(), workflowId: workflowIdSchema, finished: z.boolean() }),
  audience: 'runs.read',
  tellsOf: 'nobody',
})
