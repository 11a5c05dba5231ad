import fc, { type Arbitrary } from 'fast-check'
import { z } from 'zod'

/** What of JSON Schema the description of the API uses; what is unknown is passed over. */
const schemaSchema = z.looseObject({
  get $ref() {
    return z.string().optional()
  },
  type: z.union([z.string(), z.array(z.string())]).optional(),
  const: z.json().optional(),
  enum: z.array(z.json()).optional(),
  format: z.string().optional(),
  pattern: z.string().optional(),
  minLength: z.number().optional(),
  maxLength: z.number().optional(),
  minimum: z.number().optional(),
  maximum: z.number().optional(),
  exclusiveMinimum: z.number().optional(),
  minItems: z.number().optional(),
  maxItems: z.number().optional(),
  required: z.array(z.string()).optional(),
  items: z.unknown().optional(),
  properties: z.record(z.string(), z.unknown()).optional(),
  additionalProperties: z.unknown().optional(),
  anyOf: z.array(z.unknown()).optional(),
  oneOf: z.array(z.unknown()).optional(),
  allOf: z.array(z.unknown()).optional(),
})
type Schema = z.infer<typeof schemaSchema>

/** What values are made from, beside their schema. */
export interface Surroundings {
  /** Looks a `#/components/schemas/…` up. */
  readonly resolve: (reference: string) => unknown
  /** Ids of things that are there, which a random id never meets. */
  readonly ids: readonly string[]
  /** Texts that mean something here: codes, SKUs, tags. */
  readonly words: readonly string[]
}

const depthLimit = 6

/** Values that a schema allows, as far as it can be told; deep ones are cut short. */
export function valuesOf(schema: unknown, surroundings: Surroundings, depth = 0): Arbitrary<unknown> {
  const read = schemaSchema.safeParse(schema)
  if (!read.success || depth > depthLimit) return fc.constant(null)
  const one = read.data
  if (one.$ref !== undefined) return valuesOf(surroundings.resolve(one.$ref), surroundings, depth + 1)
  if (one.const !== undefined) return fc.constant(one.const)
  if (one.enum !== undefined) return fc.constantFrom(...one.enum)
  const choices = one.anyOf ?? one.oneOf
  if (choices !== undefined) {
    return fc.oneof(...choices.map((choice) => valuesOf(choice, surroundings, depth + 1)))
  }
  if (one.allOf !== undefined) {
    return fc
      .tuple(...one.allOf.map((part) => valuesOf(part, surroundings, depth + 1)))
      .map((parts) => Object.assign({}, ...parts))
  }
  const types = [one.type ?? 'any'].flat()
  return fc.oneof(...types.map((type) => ofType(type, one, surroundings, depth)))
}

function ofType(type: string, schema: Schema, surroundings: Surroundings, depth: number): Arbitrary<unknown> {
  switch (type) {
    case 'null':
      return fc.constant(null)
    case 'boolean':
      return fc.boolean()
    case 'integer':
      return integers(schema)
    case 'number':
      return fc.oneof(integers(schema), fc.double({ noNaN: true, noDefaultInfinity: true }))
    case 'string':
      return texts(schema, surroundings)
    case 'array':
      return fc.array(valuesOf(schema.items ?? {}, surroundings, depth + 1), {
        minLength: schema.minItems ?? 0,
        maxLength: Math.min(schema.maxItems ?? 4, (schema.minItems ?? 0) + 3),
      })
    case 'object':
      return objects(schema, surroundings, depth)
    default:
      return fc.jsonValue({ maxDepth: 2 })
  }
}

function integers({ minimum, maximum, exclusiveMinimum }: Schema): Arbitrary<number> {
  const least = Math.ceil(minimum ?? (exclusiveMinimum === undefined ? -1_000 : exclusiveMinimum + 1))
  const most = Math.max(least, Math.floor(maximum ?? 1_000_000))
  const near = Math.min(most, Math.max(least, 0) + 20)
  return fc.oneof(fc.integer({ min: Math.min(least, near), max: near }), fc.constantFrom(least, most))
}

function texts(schema: Schema, { ids, words }: Surroundings): Arbitrary<string> {
  const id =
    ids.length > 0 ? fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...ids) }, fc.uuid()) : fc.uuid()
  switch (schema.format) {
    case 'uuid':
      return id
    case 'date-time':
      return fc
        .date({ noInvalidDate: true, min: new Date('0001-01-01'), max: new Date('9999-12-31') })
        .map((date) => date.toISOString())
    case 'email':
      return fc.nat(50).map((number) => `person${number}@example.com`)
    case 'uri':
      return fc.constantFrom('https://example.com/', 'http://127.0.0.1:1/', 'ftp://example.com/a')
  }
  const longest = Math.min(schema.maxLength ?? 60, 60)
  const free = fc.string({
    unit: 'grapheme',
    minLength: schema.minLength ?? 0,
    maxLength: Math.max(longest, schema.minLength ?? 0),
  })
  const known = words.length > 0 ? [fc.constantFrom(...words)] : []
  if (schema.pattern === undefined) return fc.oneof(free, ...known)
  // Lookaheads and the like are beyond what can be made from a pattern.
  try {
    return fc.oneof({ weight: 4, arbitrary: fc.stringMatching(new RegExp(schema.pattern)) }, ...known)
  } catch {
    return fc.oneof(free, ...known)
  }
}

function objects(schema: Schema, surroundings: Surroundings, depth: number): Arbitrary<unknown> {
  const { properties = {}, required = [], additionalProperties } = schema
  const model = Object.fromEntries(
    Object.entries(properties).map(([name, value]) => [name, valuesOf(value, surroundings, depth + 1)]),
  )
  const named = fc.record(model, { requiredKeys: required.filter((name) => name in model) })
  if (typeof additionalProperties !== 'object' || Object.keys(properties).length > 0) return named
  return fc.dictionary(
    fc.string({ minLength: 1, maxLength: 10 }),
    valuesOf(additionalProperties, surroundings, depth + 1),
    { maxKeys: 3 },
  )
}
