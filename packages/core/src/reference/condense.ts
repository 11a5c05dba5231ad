import { isJsonList, isJsonObject, type Json, type JsonObject } from '../json/json.js'
import { renderTemplate } from '../template/render-template.js'
import { referenceSchema } from './reference.js'
import type { Lookup } from './resolve.js'
import { isReference, isTemplate, type Value } from './value.js'

/** The longest JSON text of a value that is written down where a reference to it stood. */
const longestCopy = 120

/** Keeps a value apart that could be taken for a reference. */
const literalKey = '$literal'

/**
 * A step's configuration for the record: templates made into text and small values put in, while large ones stay
 * references, so that an order is not stored once for each step. Values of the shop are put in always, since they may
 * be others tomorrow. `expand` makes of it what `resolveFields` made of `fields`.
 * @throws TemplateError when a template comes to nothing.
 */
export function condense(fields: Readonly<Record<string, Value>>, lookup: Lookup): JsonObject {
  return Object.fromEntries(
    Object.entries(fields).flatMap(([name, value]): [string, Json][] => {
      const json = condensed(value, lookup)
      return json === undefined ? [] : [[name, json]]
    }),
  )
}

function condensed(value: Value, lookup: Lookup): Json | undefined {
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map((item) => condensed(item, lookup) ?? null)
  if (isTemplate(value)) return renderTemplate(value.$template, lookup)
  if (!isReference(value)) return condense(value, lookup)
  const found = lookup(value.$ref)
  if (found === undefined) return undefined
  const copyable = lengthWithin(found, longestCopy) !== undefined
  if (value.$ref[0] === 'shop') return copyable ? found : { [literalKey]: found }
  return copyable ? found : { $ref: value.$ref }
}

/**
 * The values that `condense` left out, put in again.
 * @param lookup answers as it did for `condense`, except for the shop, which it is not asked for
 */
export function expand(json: Json, lookup: Lookup): Json {
  if (isJsonList(json)) return json.map((item) => expand(item, lookup))
  if (!isJsonObject(json)) return json
  if (Object.hasOwn(json, literalKey)) return json[literalKey] ?? null
  if (Object.hasOwn(json, '$ref')) return lookup(referenceSchema.parse(json).$ref) ?? null
  return Object.fromEntries(Object.entries(json).map(([name, member]) => [name, expand(member, lookup)]))
}

/**
 * The length of the value's JSON text if it is `most` at most; undefined when it is longer, or has a key that begins
 * with "$". It looks no further than needed, however large the value is.
 */
function lengthWithin(json: Json, most: number): number | undefined {
  if (typeof json === 'string' && json.length > most) return undefined
  if (typeof json !== 'object' || json === null) return within(JSON.stringify(json).length, most)
  // The brackets, less the comma that the last member does not have.
  let length = 1
  const members: Iterable<readonly [string, Json]> = isJsonList(json) ? unnamed(json) : named(json)
  for (const [name, member] of members) {
    if (name.startsWith('$')) return undefined
    const inner = lengthWithin(member, most - length)
    if (inner === undefined) return undefined
    length += inner + 1 + (isJsonList(json) ? 0 : JSON.stringify(name).length + 1)
    if (length > most) return undefined
  }
  return within(Math.max(length, 2), most)
}

const within = (length: number, most: number) => (length <= most ? length : undefined)

function* unnamed(list: readonly Json[]): Generator<readonly [string, Json]> {
  for (const item of list) yield ['', item]
}

function* named(object: JsonObject): Generator<readonly [string, Json]> {
  for (const name in object) {
    const member = Object.hasOwn(object, name) ? object[name] : undefined
    if (member !== undefined) yield [name, member]
  }
}
