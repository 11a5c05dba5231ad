import { z } from 'zod'
import { valueSchema } from '../reference/value.js'

export const flowControlSchema = z
  .strictObject({
    concurrency: z.strictObject({ key: valueSchema.optional(), limit: z.int().min(1).max(100) }).optional(),
    debounce: z.strictObject({ key: valueSchema.optional(), seconds: z.int().min(1).max(86_400) }).optional(),
  })
  .meta({ id: 'FlowControl' })

/**
 * How the runs of a workflow get along with each other. Keys refer to `trigger` and `shop` only.
 * - `concurrency`: at most `limit` runs at a time with the same key; with 1 they run in order of arrival. A key of
 *   null, or none, counts all runs of the workflow together.
 * - `debounce`: of the runs with the same key that start within `seconds` of each other, only the last one goes on.
 */
export type FlowControl = z.infer<typeof flowControlSchema>
