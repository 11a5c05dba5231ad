import { fits, typeName } from '../reference/fits.js'
import type { ReferencePath } from '../reference/reference.js'
import { referencesIn, templatesIn } from '../reference/resolve.js'
import type { NoSuchField } from '../reference/type-at.js'
import { isReference, isTemplate, type Value } from '../reference/value.js'
import type { FieldType, ValueType } from '../reference/value-type.js'
import { type ReferenceTypes, typeOfValue } from './available-references.js'
import type { TriggerContract } from './catalogue.js'
import { checkPlaceholders } from './check-placeholder.js'
import { checkPresence } from './check-presence.js'
import { checkTemplate } from './check-template.js'
import type { Finding } from './finding.js'
import { finding } from './findings.js'
import { scopeChain } from './graph.js'

type Path = readonly (string | number)[]

/** A place in a definition, with what references mean there. */
export interface Place {
  readonly types: ReferenceTypes
  readonly trigger: TriggerContract | undefined
  /** The step, or `trigger`. */
  readonly nodeId: string
  readonly path: Path
  readonly typeOf: (path: ReferencePath) => ValueType | NoSuchField
  /** Where a template could not be told when it fails, none may stand. */
  readonly templates?: 'refused'
}

/** The same place, further inside. */
export function inside(place: Place, ...segments: Path): Place {
  return { ...place, path: [...place.path, ...segments] }
}

/** What stands against one reference at `place`. */
export function checkReference(path: ReferencePath, place: Place): Finding[] {
  return checkReach(path, place) ?? checkPath(path, place)
}

function checkReach(path: ReferencePath, { types, nodeId, path: at }: Place): Finding[] | undefined {
  const [root, name] = path
  if (typeof name !== 'string') return undefined
  if (root === 'steps' && types.graph.nodes.has(name)) {
    const { certain, possible } = types.certaintyAt(nodeId)
    if (certain.has(name)) return undefined
    return [
      finding(possible.has(name) ? 'reference_uncertain' : 'reference_not_before', nodeId, at, {
        step: name,
      }),
    ]
  }
  if (root === 'each' && !scopeChain(types.graph, nodeId).includes(name)) {
    return [finding('reference_not_before', nodeId, at, { step: name })]
  }
  return undefined
}

function checkPath(path: ReferencePath, place: Place): Finding[] {
  const unsettled = place.trigger?.unsettled.find(
    (field) => path[0] === 'trigger' && field.path.every((segment, index) => path[index + 1] === segment),
  )
  if (unsettled !== undefined) {
    return [finding('risk_not_analyzed', place.nodeId, place.path, { trigger: unsettled.settledBy })]
  }
  const type = place.typeOf(path)
  if (!('missing' in type)) return []
  return [
    finding('reference_unknown', place.nodeId, place.path, {
      path: path.join('.'),
      missing: type.missing,
      known: type.known.join(', '),
    }),
  ]
}

/** What stands against the references and templates inside `value`. */
export function checkUses(value: Value, place: Place): Finding[] {
  return [
    ...referencesIn(value).flatMap(({ path, at }) => checkReference(path, inside(place, ...at))),
    ...templatesIn(value).flatMap(({ source, at }) =>
      place.templates === 'refused'
        ? [finding('literal_only', place.nodeId, [...place.path, ...at], { field: `${place.path.at(-1)}` })]
        : checkTemplate(source, inside(place, ...at)),
    ),
  ]
}

/** What stands against `value` as the field `name` that should be of type `expected`. */
export function checkValue(value: Value, expected: ValueType, name: string, place: Place): Finding[] {
  const unusable = checkUses(value, place)
  if (unusable.length > 0) return unusable
  if (value === null && expected.nullable) return []
  const actual = typeOfValue(value, place.typeOf)
  if (isObjectLiteral(value) && expected.kind === 'object') return checkFields(value, expected, place)
  if (value !== null && fits(actual, expected)) return []
  return [
    finding('input_type', place.nodeId, place.path, {
      field: name,
      expected: typeName(expected),
      actual: value === null ? 'nothing' : typeName(actual),
    }),
  ]
}

function isObjectLiteral(value: Value): value is { [key: string]: Value } {
  return (
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    !isReference(value) &&
    !isTemplate(value)
  )
}

/** Checks every field of an object: the missing, the unknown and those of a wrong type. */
export function checkFields(
  fields: Readonly<Record<string, Value>>,
  expected: Extract<ValueType, { kind: 'object' }>,
  place: Place,
): Finding[] {
  const missing = Object.entries(expected.fields)
    .filter(([name, field]) => field.required && isBlank(fields[name]))
    .map(([name, field]) =>
      finding('input_missing', place.nodeId, [...place.path, name], { field: field.title ?? name }),
    )
  const given = Object.entries(fields)
    .filter(([, value]) => !isBlank(value))
    .flatMap(([name, value]) => {
      const field = Object.hasOwn(expected.fields, name) ? expected.fields[name] : undefined
      if (field !== undefined) {
        const [title, at] = [field.title ?? name, inside(place, name)]
        return [...checkField(value, field, title, at), ...checkPlaceholders(value, field.type, title, at)]
      }
      return expected.open
        ? []
        : [finding('input_unknown', place.nodeId, [...place.path, name], { field: name })]
    })
  return [...missing, ...given]
}

function checkField(value: Value, { type, required }: FieldType, name: string, place: Place): Finding[] {
  const found = checkValue(value, type, name, place)
  if (found.length > 0 || type.nullable) return found
  return checkPresence(value, name, place, required ? 'error' : 'warning')
}

function isBlank(value: Value | undefined): boolean {
  return value === undefined || value === '' || (Array.isArray(value) && value.length === 0)
}
