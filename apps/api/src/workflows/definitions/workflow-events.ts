import { workflowIdSchema } from '@counterflow/core'
import { z } from 'zod'
import { defineEvent } from '../../platform/events/event-definition.js'

const changed = (type: string) =>
  defineEvent({
    type,
    subjectType: 'workflow',
    payload: z.strictObject({ workflowId: workflowIdSchema }),
    audience: 'workflows.read',
  })

/** A draft was made or changed, or its workflow was deleted. */
export const workflowChanged = changed('workflow.changed')
export const workflowTurnedOn = changed('workflow.turned_on')
export const workflowTurnedOff = changed('workflow.turned_off')
