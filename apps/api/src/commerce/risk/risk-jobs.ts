import { orderIdSchema } from '@counterflow/core'
import { z } from 'zod'
import { defineJob } from '../../platform/jobs/job-definition.js'

/** Analyses the risk of orders (R64): apart from placing them, since it takes its time. */
export const analyzeRisk = defineJob({
  name: 'commerce.analyze_risk',
  payload: z.strictObject({ orderIds: z.array(orderIdSchema) }),
})
