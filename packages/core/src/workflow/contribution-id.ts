import { z } from 'zod'

/** `commerce.capture_payment`: a plugin's name and, after the dot, one of its triggers or actions. */
export const contributionIdSchema = z
  .string()
  .regex(
    /^[a-z][a-z0-9-]*\.[a-z][a-z0-9_]*$/,
    'Expected "<plugin>.<name>", such as commerce.capture_payment.',
  )
