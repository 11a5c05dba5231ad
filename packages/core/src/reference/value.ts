import { z } from 'zod'
import { type Reference, referenceSchema } from './reference.js'

export const templateSchema = z
  .strictObject({ $template: z.string().max(20_000) })
  .meta({ id: 'TextTemplate', examples: [{ $template: 'Order {{ trigger.order.name }} is paid.' }] })

/** A Liquid template; what comes of it is always text. Its roots are those of references. */
export type Template = z.infer<typeof templateSchema>

/** What a step can be configured with: plain JSON in which any part may be a reference or a template. */
export type Value =
  | string
  | number
  | boolean
  | null
  | Reference
  | Template
  | Value[]
  | { [key: string]: Value }

const plainKeySchema = z
  .string()
  .max(100)
  .regex(/^[^$]/, 'A key must not begin with "$"; that is kept for references and templates.')

export const valueSchema: z.ZodType<Value> = z
  .lazy(() =>
    z.union([
      z.string().max(20_000),
      z.number(),
      z.boolean(),
      z.null(),
      referenceSchema,
      templateSchema,
      z.array(valueSchema).max(1_000),
      z.record(plainKeySchema, valueSchema),
    ]),
  )
  .meta({ id: 'Value' })

/** Tells a reference from a literal. */
export function isReference(value: Value): value is Reference {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && '$ref' in value
}

/** Tells a template from a literal. */
export function isTemplate(value: Value): value is Template {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && '$template' in value
}
