import type { ApiDescription } from './api-description.js'
import { isSchema, type JsonSchema, referredName, takesType } from './json-schema.js'

/** Stands where nobody has given a word for a text; a spec fails on it. */
export const wordless = 'text'

/** Where in the description a value stands: which schema or operation it belongs to, and by what name. */
interface Place {
  readonly owner: string
  readonly name: string
  /** The named schemas that it lies within: a schema that holds itself is not followed for ever. */
  readonly within: readonly string[]
}

/**
 * Makes an example of what a schema describes: from the examples, defaults and choices that schemas state, and from
 * sample values by the names of fields.
 */
export class ExampleMaker {
  constructor(
    private readonly schemas: Readonly<Record<string, unknown>>,
    private readonly samples: ApiDescription['samples'],
  ) {}

  /** An example of `schema`, which belongs to the schema or operation `owner`; undefined where there can be none. */
  of(schema: unknown, owner: string, name = ''): unknown {
    return this.make(schema, { owner, name, within: [] })
  }

  private make(schema: unknown, place: Place): unknown {
    if (!isSchema(schema)) return undefined
    const sample = this.sampleFor(schema, place)
    if (sample !== undefined) return sample
    const stated =
      schema.examples?.[0] ?? schema.example ?? schema.default ?? schema.const ?? schema.enum?.[0]
    if (stated !== undefined) return stated
    const reference = referredName(schema)
    if (reference !== undefined) {
      const whole = this.samples[reference]
      if (whole !== undefined) return whole
      if (place.within.includes(reference)) return undefined
      const within = [...place.within, reference]
      return this.make(this.schemas[reference], { ...place, owner: reference, within })
    }
    const choices = schema.anyOf ?? schema.oneOf
    if (choices !== undefined) return this.firstOf(choices, place)
    if (schema.allOf !== undefined && schema.type === undefined) {
      return Object.assign({}, ...schema.allOf.map((part) => this.make(part, place)))
    }
    return this.ofType(schema, place)
  }

  private firstOf(choices: readonly unknown[], place: Place): unknown {
    for (const choice of choices) {
      const made = this.make(choice, place)
      if (made !== undefined && made !== null) return made
    }
    return null
  }

  private ofType(schema: JsonSchema, place: Place): unknown {
    if (schema.properties !== undefined) return this.object(schema, place)
    if (takesType(schema, 'object')) return {}
    if (takesType(schema, 'array')) return this.list(schema, place)
    if (takesType(schema, 'string')) return textFor(schema, place.name)
    if (takesType(schema, 'boolean')) return true
    if (takesType(schema, 'integer') || takesType(schema, 'number')) return numberFor(schema)
    return null
  }

  private object({ properties = {}, required = [] }: JsonSchema, place: Place): unknown {
    const members: Record<string, unknown> = {}
    for (const [name, property] of Object.entries(properties)) {
      const made = this.make(property, { ...place, name })
      if (made !== undefined) members[name] = made
      else if (required.includes(name)) return undefined
    }
    return members
  }

  private list({ items, minItems = 0, maxItems = 1 }: JsonSchema, place: Place): unknown {
    const made = maxItems === 0 ? undefined : this.make(items, place)
    if (made === undefined) return []
    return Array.from({ length: Math.max(1, minItems) }, () => made)
  }

  private sampleFor(schema: JsonSchema, { owner, name }: Place): unknown {
    if (name === '') return undefined
    return [this.samples[`${owner}.${name}`], this.samples[name]].find(
      (sample) => sample !== undefined && this.fits(schema, sample),
    )
  }

  /** Whether a sample is of the kind that the schema wants; whether it is right, the contract says. */
  private fits(schema: unknown, sample: unknown): boolean {
    if (!isSchema(schema)) return false
    const reference = referredName(schema)
    if (reference !== undefined) return this.fits(this.schemas[reference], sample)
    const choices = schema.anyOf ?? schema.oneOf
    if (choices !== undefined) return choices.some((choice) => this.fits(choice, sample))
    if (schema.const !== undefined) return schema.const === sample
    if (schema.enum !== undefined) return schema.enum.includes(sample)
    if (typeof sample === 'string') return takesType(schema, 'string') && fitsText(schema, sample)
    return typesOf(sample).some((type) => takesType(schema, type)) && fitsMembers(schema, sample)
  }
}

/** Whether an object has the members that the schema wants, and no others than it knows. */
function fitsMembers({ properties, required = [] }: JsonSchema, sample: unknown): boolean {
  if (properties === undefined || typeof sample !== 'object' || sample === null) return true
  const names = Object.keys(sample)
  return (
    required.every((name) => names.includes(name)) && names.every((name) => properties[name] !== undefined)
  )
}

function typesOf(value: unknown): string[] {
  if (value === null) return ['null']
  if (Array.isArray(value)) return ['array']
  return typeof value === 'number' ? ['number', 'integer'] : [typeof value]
}

function fitsText(
  { minLength = 0, maxLength = Infinity, pattern, format }: JsonSchema,
  text: string,
): boolean {
  if (text.length < minLength || text.length > maxLength) return false
  if (format !== undefined && formats[format]?.(text) !== undefined && pattern === undefined) return false
  return pattern === undefined || new RegExp(pattern, 'u').test(text)
}

const formats: Record<string, (name: string) => string> = {
  'date-time': () => '2026-11-21T09:30:00.000Z',
  date: () => '2026-11-21',
  email: () => 'yuna@example.com',
  uri: () => 'https://example.com',
  uuid: uuidFor,
}

function textFor({ format, minLength = 0 }: JsonSchema, name: string): string {
  const made = format === undefined ? undefined : formats[format]?.(name)
  return made ?? (/^id$|Id$/.test(name) ? uuidFor(name) : wordless.padEnd(minLength, '.'))
}

/** The same for the same name, another one for another, so that an example does not seem to say that they are equal. */
function uuidFor(name: string): string {
  let hash = 0
  for (const character of name) hash = (Math.imul(hash, 31) + (character.codePointAt(0) ?? 0)) >>> 0
  return `0195b3f0-5c1a-7cc3-9d8e-3f1c${hash.toString(16).padStart(8, '0')}`
}

function numberFor({ minimum, exclusiveMinimum, maximum = Infinity }: JsonSchema): number {
  const least = minimum ?? (exclusiveMinimum === undefined ? 0 : exclusiveMinimum + 1)
  return Math.min(Math.max(1, least), maximum)
}
