import type { Json, JsonSchema } from '@counterflow/core'
import { jsonPointer } from '@counterflow/core'
import { z } from 'zod'
import { fieldErrors, type NamePath } from '../../../platform/http/input/field-errors.js'
import { invalidInput } from '../../../platform/http/input/invalid-input.js'

/** The type under which zod reads a JSON Schema; ours is one, and was checked when the manifest was read. */
const documentSchema = z.custom<Parameters<typeof z.fromJSONSchema>[0]>(
  (value) => typeof value === 'object' && value !== null,
)

const checks = new WeakMap<JsonSchema, z.ZodType>()

function checkOf(schema: JsonSchema): z.ZodType {
  const known = checks.get(schema)
  if (known !== undefined) return known
  const made = z.fromJSONSchema(documentSchema.parse(schema))
  checks.set(schema, made)
  return made
}

/**
 * @param field where in the body of the request the value stands
 * @throws Problem `invalid-input` that names each field of `payload` that does not fit what a trigger gives or an
 * action answers.
 */
export function refuseUnfit(payload: Json, output: JsonSchema, field = 'payload'): void {
  const nameInBody: NamePath = (path) => jsonPointer([field, ...path])
  const checked = checkOf(output).safeParse(payload)
  if (checked.success) return
  const errors = fieldErrors(checked.error.issues, payload, nameInBody)
  // A format is checked by its name and by its pattern; the first says more.
  const first = new Map([...errors].reverse().map((error) => [error.path, error]))
  throw invalidInput(errors.filter((error) => first.get(error.path) === error))
}
