import type { JsonSchema } from '../json/json-schema.js'

/** One field of an object type. */
export interface FieldType {
  readonly type: ValueType
  readonly required: boolean
  readonly title: string | undefined
  readonly description: string | undefined
  /** Where a form takes the choices from, `connections`; then it is chosen, and not taken from the run. */
  readonly optionsFrom?: string | undefined
}

/** What a value is, as far as references, operators and forms must know. */
export type ValueType = { readonly nullable: boolean } & (
  | {
      readonly kind: 'text'
      readonly options: readonly string[] | undefined
      /** What a template may hold here for somebody to replace. */
      readonly placeholders?: readonly string[]
    }
  | { readonly kind: 'number'; readonly integer: boolean }
  | { readonly kind: 'boolean' }
  | { readonly kind: 'money' }
  | { readonly kind: 'instant' }
  | { readonly kind: 'list'; readonly item: ValueType }
  | { readonly kind: 'object'; readonly fields: Readonly<Record<string, FieldType>>; readonly open: boolean }
  | { readonly kind: 'unknown' }
)

export type ValueKind = ValueType['kind']

/** A type about which nothing is known; it fits everywhere and offers nothing. */
export const unknownType: ValueType = { kind: 'unknown', nullable: true }

const deepest = 30

/** Reads a type from a JSON Schema, following its own `$defs`. What it cannot read is `unknown`. */
export function describeType(schema: JsonSchema): ValueType {
  return describe(schema, schema.$defs ?? {}, 0)
}

function describe(schema: JsonSchema, definitions: Record<string, JsonSchema>, depth: number): ValueType {
  if (depth > deepest) return unknownType
  const within = (inner: JsonSchema) => describe(inner, definitions, depth + 1)
  if (schema.$ref !== undefined) {
    const name = schema.$ref.replace(/^#\/(\$defs|components\/schemas)\//, '')
    const target = Object.hasOwn(definitions, name) ? definitions[name] : undefined
    return target === undefined ? unknownType : within({ ...target, ...withoutReference(schema) })
  }
  const choices = schema.anyOf ?? schema.oneOf
  if (choices !== undefined) return describeChoice(choices, within)
  if (schema['x-counterflow-type'] === 'money') return { kind: 'money', nullable: false }
  const values = schema.enum ?? ('const' in schema ? [schema.const] : undefined)
  const names = Array.isArray(schema.type) ? schema.type : [schema.type]
  const nullable = names.includes('null') || values?.includes(null) === true
  const options = values?.filter((value) => typeof value === 'string')
  return {
    ...describePlain(
      schema,
      names.find((name) => name !== 'null'),
      options,
      within,
    ),
    nullable,
  }
}

function withoutReference({ $ref, $defs, ...rest }: JsonSchema): JsonSchema {
  return rest
}

function describeChoice(choices: JsonSchema[], within: (schema: JsonSchema) => ValueType): ValueType {
  const present = choices.filter((choice) => choice.type !== 'null')
  const [only] = present
  if (present.length !== 1 || only === undefined) return unknownType
  const type = within(only)
  return present.length < choices.length ? { ...type, nullable: true } : type
}

function describePlain(
  schema: JsonSchema,
  name: string | undefined,
  options: string[] | undefined,
  within: (schema: JsonSchema) => ValueType,
): ValueType {
  const nullable = false
  if (name === 'string' || (name === undefined && options !== undefined && options.length > 0)) {
    if (schema.format === 'date-time') return { kind: 'instant', nullable }
    const placeholders = schema['x-counterflow-placeholder']
    return { kind: 'text', options, nullable, ...(placeholders === undefined ? {} : { placeholders }) }
  }
  if (name === 'integer' || name === 'number')
    return { kind: 'number', integer: name === 'integer', nullable }
  if (name === 'boolean') return { kind: 'boolean', nullable }
  if (name === 'array') {
    return {
      kind: 'list',
      item: typeof schema.items === 'object' ? within(schema.items) : unknownType,
      nullable,
    }
  }
  if (name === 'object' || schema.properties !== undefined) {
    return {
      kind: 'object',
      fields: describeFields(schema, within),
      open: schema.additionalProperties !== false,
      nullable,
    }
  }
  return unknownType
}

function describeFields(
  schema: JsonSchema,
  within: (schema: JsonSchema) => ValueType,
): Record<string, FieldType> {
  const required = new Set(schema.required)
  return Object.fromEntries(
    Object.entries(schema.properties ?? {}).map(([name, field]) => [
      name,
      {
        type: within(field),
        required: required.has(name),
        title: field.title,
        description: field.description,
        optionsFrom: field['x-counterflow-options'],
      },
    ]),
  )
}
