import { type Document, type Operation, operationsOf } from './document-operations.js'
import { isSchema, type JsonSchema, referredName } from './json-schema.js'

type Schemas = Readonly<Record<string, unknown>>

/** Where an object stands: under which tag, and the key that has it, such as `variants`; none for a whole body. */
interface Place {
  readonly tag: string
  readonly key: string
}

const placeName = ({ tag, key }: Place) => `${key}\n${tag}`

/**
 * Marks as `readOnly` what only the server sets: of each named schema that is answered and never sent, the properties
 * that no request body of the same tag has in the same place. Whoever reads something, changes it and sends it back
 * knows by it what to leave out; a form made from the document does not ask for it.
 */
export function markServerSet(document: Document): void {
  const schemas: Schemas = document.components?.schemas ?? {}
  unmark(schemas)
  unmark(document.paths)
  const sent = new Set<string>()
  const said = new Map<string, Set<string>>()
  const answered = new Map<string, Place[]>()
  for (const operation of operationsOf(document)) {
    const whole = { tag: operation.tags?.[0] ?? '', key: '' }
    visit(bodyOf(operation), schemas, whole, (schema, place, name) => {
      if (name !== undefined) sent.add(name)
      const words = said.get(placeName(place)) ?? new Set()
      for (const property of Object.keys(schema.properties ?? {})) words.add(property)
      said.set(placeName(place), words)
    })
    visit(answersOf(operation), schemas, whole, (_, place, name) => {
      if (name !== undefined) answered.set(name, [...(answered.get(name) ?? []), place])
    })
  }
  /** What stands under a key that no body has, such as the items of a list, is what bodies say as a whole. */
  const isSaid = (property: string, { tag, key }: Place) =>
    (said.get(placeName({ tag, key })) ?? said.get(placeName({ tag, key: '' })))?.has(property) ?? false
  for (const [name, places] of answered) {
    if (!sent.has(name)) mark(schemas[name], places, isSaid)
  }
}

function bodyOf({ requestBody }: Operation): unknown {
  return requestBody !== undefined && 'content' in requestBody ? requestBody.content : undefined
}

/** Those of answers that went well: problems are nobody's to send. */
function answersOf({ responses = {} }: Operation): unknown {
  return Object.entries(responses).flatMap(([status, response]) =>
    status.startsWith('2') && 'content' in response ? [response.content] : [],
  )
}

/** Tells `see` of every object within `node`, and of its name where it has one; each named one once a place. */
function visit(
  node: unknown,
  schemas: Schemas,
  place: Place,
  see: (schema: JsonSchema, place: Place, name: string | undefined) => void,
  seen = new Set<string>(),
  name?: string,
): void {
  if (!isSchema(node)) return
  const referred = referredName(node)
  if (referred !== undefined) {
    const visited = `${referred}\n${place.key}`
    if (seen.has(visited)) return
    seen.add(visited)
    visit(schemas[referred], schemas, place, see, seen, referred)
    return
  }
  if (name !== undefined || node.properties !== undefined) see(node, place, name)
  for (const inner of innerOf(node)) visit(inner, schemas, place, see, seen)
  for (const [key, value] of Object.entries(node.properties ?? {})) {
    visit(value, schemas, { ...place, key }, see, seen)
  }
}

/** What holds values, and not schemas: there, `$ref` may be a word like any other. */
const values = new Set(['properties', 'required', 'default', 'const', 'enum', 'example', 'examples'])

/** What lies within `node`, but for its properties. */
const innerOf = (node: JsonSchema): unknown[] =>
  Object.entries(node).flatMap(([member, value]) => (values.has(member) ? [] : [value]))

/** That a program does not change a list once it was read, as zod's own mark says, is nothing to those who send one. */
function unmark(node: unknown): void {
  if (!isSchema(node)) return
  for (const member of Object.values(node)) unmark(member)
  if ('readOnly' in node && node.readOnly === true) delete node.readOnly
}

function mark(
  node: unknown,
  places: readonly Place[],
  isSaid: (property: string, place: Place) => boolean,
): void {
  if (!isSchema(node) || referredName(node) !== undefined) return
  for (const inner of innerOf(node)) mark(inner, places, isSaid)
  for (const [property, schema] of Object.entries(node.properties ?? {})) {
    if (!isSchema(schema)) continue
    mark(
      schema,
      places.map(({ tag }) => ({ tag, key: property })),
      isSaid,
    )
    if (!places.some((place) => isSaid(property, place))) Object.assign(schema, { readOnly: true })
  }
}
