import type { Json } from '../json/json.js'
import { type Currency, exponentOf } from '../money/currency.js'
import type { ValueType } from './value-type.js'

/** What an example is made of, beside its type. */
export interface ExampleSurroundings {
  /** The instant that stands for every date, in ISO 8601. */
  readonly now: string
  /** What amounts are in. */
  readonly currency: Currency
  /** The text that stands for a field: its name, in the reader's language. */
  readonly text: (name: string, title: string | undefined) => string
}

/** The amount of an example, in whole units of a currency that has cents, and of one that has none. */
const wholeUnits = 100
const unitsWithoutCents = 10_000

/**
 * A value that `type` allows, for people to see what one could look like where nothing has happened yet: the first of
 * several choices, one item in a list, the field's own name as a text.
 * @param name the field's name
 * @param title what its plugin calls it
 */
export function exampleValue(
  type: ValueType,
  surroundings: ExampleSurroundings,
  name = '',
  title?: string,
): Json {
  const { now, currency, text } = surroundings
  switch (type.kind) {
    case 'text':
      return type.options?.[0] ?? (/e-?mail/i.test(name) ? 'name@example.com' : text(name, title))
    case 'number':
      return 1
    case 'boolean':
      return true
    case 'money': {
      const exponent = exponentOf(currency)
      return { amount: exponent === 0 ? unitsWithoutCents : wholeUnits * 10 ** exponent, currency }
    }
    case 'instant':
      return now
    case 'list':
      return [exampleValue(type.item, surroundings, name, title)]
    case 'object':
      return Object.fromEntries(
        Object.entries(type.fields).map(([key, field]) => [
          key,
          exampleValue(field.type, surroundings, key, field.title),
        ]),
      )
    case 'unknown':
      return null
  }
}

/** `value` with what is at `path` replaced, as far as groups lead there. */
export function withValueAt(value: Json, path: readonly (string | number)[], replacement: Json): Json {
  const [name, ...rest] = path
  if (name === undefined) return replacement
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
  const members = Object.entries(value)
  const inner = members.find(([key]) => key === name)?.[1] ?? {}
  return Object.fromEntries([
    ...members.filter(([key]) => key !== name),
    [`${name}`, withValueAt(inner, rest, replacement)],
  ])
}
