import { z } from 'zod'
import { referencePathSchema } from '../reference/reference.js'
import { valueSchema } from '../reference/value.js'
import { contributionIdSchema } from './contribution-id.js'

const longestSeconds = 366 * 24 * 3_600
const secondsSchema = z.int().min(1).max(longestSeconds, 'A wait lasts a year at most (31,622,400 seconds).')

export const waitForSchema = z
  .discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('duration'), seconds: secondsSchema }),
    z.strictObject({ kind: z.literal('date'), at: valueSchema.optional() }),
    z.strictObject({
      kind: z.literal('event'),
      trigger: contributionIdSchema,
      match: z.strictObject({ path: referencePathSchema, equals: valueSchema.optional() }),
      timeoutSeconds: secondsSchema,
    }),
  ])
  .meta({ id: 'WaitFor' })

/**
 * What a wait waits for.
 * - `duration`: a number of seconds, a year at most.
 * - `date`: an instant (RFC 3339). One in the past is no wait; one more than ten years away fails the step.
 * - `event`: that `trigger` fires with a value at `match.path` of its output that equals `match.equals`, or that
 *   `timeoutSeconds` have passed.
 *
 * `at` and `equals` are left out only in a draft, while they are not chosen yet.
 */
export type WaitFor = z.infer<typeof waitForSchema>

/** How far away a date may be that is waited for, in milliseconds: ten years. */
export const furthestWait = 3_653 * 24 * 3_600 * 1_000
