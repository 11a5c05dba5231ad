import { z } from 'zod'
import { type Reference, referenceSchema } from './reference.js'

/** What a step can be configured with: plain JSON in which any part may be a reference. */
export type Value = string | number | boolean | null | Reference | Value[] | { [key: string]: Value }

const plainKeySchema = z
  .string()
  .max(100)
  .regex(/^[^$]/, 'A key must not begin with "$"; that is kept for references.')

export const valueSchema: z.ZodType<Value> = z
  .lazy(() =>
    z.union([
      z.string().max(20_000),
      z.number(),
      z.boolean(),
      z.null(),
      referenceSchema,
      z.array(valueSchema).max(1_000),
      z.record(plainKeySchema, valueSchema),
    ]),
  )
  .meta({ id: 'Value' })

/** Tells a reference from a literal. */
export function isReference(value: Value): value is Reference {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && '$ref' in value
}
