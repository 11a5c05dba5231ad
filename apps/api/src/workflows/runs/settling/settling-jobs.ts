import { z } from 'zod'
import { defineJob } from '../../../platform/jobs/job-definition.js'

/** Does what was decided about runs that wait. */
export const settleWaitingRuns = defineJob({
  name: 'workflows.settle_waiting_runs',
  payload: z.strictObject({ settlingId: z.uuid() }),
})
