import type { Json, JsonObject } from '../json/json.js'
import { renderTemplate } from '../template/render-template.js'
import type { ReferencePath } from './reference.js'
import { isReference, isTemplate, type Value } from './value.js'

/** Answers what a reference stands for at one place of a run; undefined when there is nothing. */
export type Lookup = (path: ReferencePath) => Json | undefined

/**
 * Replaces every reference and every template inside `value`. A reference to nothing becomes null; as a field of an
 * object it is left out.
 * @throws TemplateError when a template comes to nothing.
 */
export function resolveValue(value: Value, lookup: Lookup): Json {
  return resolved(value, lookup) ?? null
}

/**
 * Resolves each field of a step's configuration; fields that refer to nothing are left out.
 * @throws TemplateError when a template comes to nothing.
 */
export function resolveFields(fields: Readonly<Record<string, Value>>, lookup: Lookup): JsonObject {
  return Object.fromEntries(
    Object.entries(fields).flatMap(([name, value]): [string, Json][] => {
      const json = resolved(value, lookup)
      return json === undefined ? [] : [[name, json]]
    }),
  )
}

function resolved(value: Value, lookup: Lookup): Json | undefined {
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map((item) => resolveValue(item, lookup))
  if (isReference(value)) return lookup(value.$ref)
  if (isTemplate(value)) return renderTemplate(value.$template, lookup)
  return resolveFields(value, lookup)
}

/** Every reference inside `value`, each with the path from `value` to it. */
export function referencesIn(value: Value, at: readonly (string | number)[] = []): FoundReference[] {
  if (typeof value !== 'object' || value === null) return []
  if (Array.isArray(value)) return value.flatMap((item, index) => referencesIn(item, [...at, index]))
  if (isReference(value)) return [{ path: value.$ref, at }]
  if (isTemplate(value)) return []
  return Object.entries(value).flatMap(([name, member]) => referencesIn(member, [...at, name]))
}

/** Every template inside `value`, each with the path from `value` to it. */
export function templatesIn(value: Value, at: readonly (string | number)[] = []): FoundTemplate[] {
  if (typeof value !== 'object' || value === null) return []
  if (Array.isArray(value)) return value.flatMap((item, index) => templatesIn(item, [...at, index]))
  if (isTemplate(value)) return [{ source: value.$template, at }]
  if (isReference(value)) return []
  return Object.entries(value).flatMap(([name, member]) => templatesIn(member, [...at, name]))
}

/** A template and where it stands. */
export interface FoundTemplate {
  readonly source: string
  readonly at: readonly (string | number)[]
}

/** A reference and where it stands. */
export interface FoundReference {
  readonly path: ReferencePath
  readonly at: readonly (string | number)[]
}
