import { scheduleOutputSchema } from '@counterflow/core'
import { defineEvent } from '../../../platform/events/event-definition.js'

/** The time of a workflow's schedule has come. */
export const scheduleFired = defineEvent({
  type: 'schedule.fired',
  subjectType: 'workflow',
  payload: scheduleOutputSchema,
  audience: 'runs.read',
})
