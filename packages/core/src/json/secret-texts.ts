import type { Json } from './json.js'
import type { JsonSchema } from './json-schema.js'

/** What stands for a text that only later steps may know. */
export const maskedText = '••••••••'

/**
 * The texts in `value` at which `schema` says `x-counterflow-secret`: codes that can be paid with, say. Under
 * `properties` and `items` alone; an output that says elsewhere what is secret is not heard.
 */
export function secretTexts(schema: JsonSchema, value: Json): string[] {
  if (schema['x-counterflow-secret'] === true) return textsIn(value)
  if (Array.isArray(value)) {
    const { items } = schema
    return typeof items === 'object' ? value.flatMap((item) => secretTexts(items, item)) : []
  }
  if (typeof value !== 'object' || value === null) return []
  const { properties = {} } = schema
  return Object.entries(value).flatMap(([name, inside]) => {
    const member = Object.hasOwn(properties, name) ? properties[name] : undefined
    return member === undefined ? [] : secretTexts(member, inside)
  })
}

/** `value` with `maskedText` wherever one of `secrets` stands, also amid other words. */
export function masked(value: Json, secrets: readonly string[]): Json {
  if (secrets.length === 0) return value
  if (typeof value === 'string') {
    return maskedIn(value, secrets)
  }
  if (Array.isArray(value)) return value.map((item) => masked(item, secrets))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, masked(member, secrets)]))
}

/** `text` with `maskedText` wherever one of `secrets` stands. */
export const maskedIn = (text: string, secrets: readonly string[]): string =>
  secrets.reduce((rest, secret) => rest.replaceAll(secret, maskedText), text)

function textsIn(value: Json): string[] {
  if (typeof value === 'string') return value === '' ? [] : [value]
  if (typeof value !== 'object' || value === null) return []
  return Object.values(value).flatMap(textsIn)
}
