import { isJsonList, type Json } from '../json/json.js'
import { type Lookup, resolveValue } from '../reference/resolve.js'
import { valueAt } from '../reference/value-at.js'
import type { Comparison, Condition, ListCondition } from './condition.js'
import { operatorOf } from './operators.js'

/** What one comparison saw, for people who ask why a branch was taken. */
export interface ComparisonFact {
  readonly field: readonly (string | number)[]
  readonly operator: string
  readonly actual: Json
  readonly expected: Json
  readonly met: boolean
}

/** A condition's verdict, with every comparison that led to it. */
export interface Verdict {
  readonly met: boolean
  readonly facts: readonly ComparisonFact[]
}

/**
 * Decides `condition` on the values that `lookup` answers. An empty `all` and an empty `none` are met, an empty
 * `any` is not. A field that is not there counts as null, which only `is_empty`, `not_equals` and their like meet.
 */
export function evaluateCondition(condition: Condition, lookup: Lookup): Verdict {
  const facts: ComparisonFact[] = []
  const met = decide(condition, lookup, facts)
  return { met, facts }
}

function decide(condition: Condition, lookup: Lookup, facts: ComparisonFact[]): boolean {
  const one = (inner: Condition) => decide(inner, lookup, facts)
  if ('all' in condition) return condition.all.map(one).every(Boolean)
  if ('any' in condition) return condition.any.map(one).some(Boolean)
  if ('none' in condition) return !condition.none.map(one).some(Boolean)
  if ('items' in condition) return decideList(condition, lookup, facts)
  return compare(condition, lookup, facts)
}

function compare(comparison: Comparison, lookup: Lookup, facts: ComparisonFact[]): boolean {
  const operator = operatorOf(comparison.operator)
  const actual = lookup(comparison.field.$ref) ?? null
  const expected = comparison.value === undefined ? null : resolveValue(comparison.value, lookup)
  const met = operator.evaluate(actual, expected)
  facts.push({ field: comparison.field.$ref, operator: operator.id, actual, expected, met })
  return met
}

function decideList(condition: ListCondition, lookup: Lookup, facts: ComparisonFact[]): boolean {
  const found = lookup(condition.items.$ref) ?? []
  const items = isJsonList(found) ? found : [found]
  const verdicts = items.map((item) =>
    decide(
      condition.where,
      (path) => (path[0] === 'item' ? valueAt(item, path.slice(1)) : lookup(path)),
      facts,
    ),
  )
  if (condition.match === 'any') return verdicts.some(Boolean)
  if (condition.match === 'every') return verdicts.every(Boolean)
  return !verdicts.some(Boolean)
}
