import type { Json, JsonSchema } from '@counterflow/core'

/** A value of the shape that `schema` asks for, with nothing in it: a start for somebody who writes one. */
export function blankAnswer(schema: JsonSchema, definitions: JsonSchema['$defs'] = schema.$defs): Json {
  if (schema.$ref !== undefined) {
    const found = definitions?.[schema.$ref.replace('#/$defs/', '')]
    return found === undefined ? null : blankAnswer(found, definitions)
  }
  const ways = schema.anyOf ?? schema.oneOf
  if (ways !== undefined) {
    const [first] = ways
    return first === undefined || ways.some(({ type }) => type === 'null')
      ? null
      : blankAnswer(first, definitions)
  }
  switch (schema.type) {
    case 'object':
      return Object.fromEntries(
        Object.entries(schema.properties ?? {})
          .filter(([name]) => schema.required?.includes(name))
          .map(([name, member]) => [name, blankAnswer(member, definitions)]),
      )
    case 'array':
      return []
    case 'string':
      return typeof schema.enum?.[0] === 'string' ? schema.enum[0] : ''
    case 'integer':
    case 'number':
      return 0
    case 'boolean':
      return false
    default:
      return null
  }
}
