import type { Comparison, Condition } from '../condition/condition.js'
import type { OperatorId } from '../condition/operator-id.js'
import type { ReferencePath } from '../reference/reference.js'
import { isReference } from '../reference/value.js'

/** Operators whose question a value that is not there answers with yes. */
const metByNothing: readonly OperatorId[] = ['not_equals', 'not_contains', 'none_of', 'is_empty']

/** The values that are certainly there once `condition` has turned out as `met` says. */
export function provenPresent(condition: Condition, met: boolean): ReferencePath[] {
  if ('all' in condition) return met ? fromAll(condition.all, true) : fromOne(condition.all, false)
  if ('any' in condition) return met ? fromOne(condition.any, true) : fromAll(condition.any, false)
  if ('none' in condition) return met ? fromAll(condition.none, false) : fromOne(condition.none, true)
  if ('items' in condition) return met && condition.match === 'any' ? [condition.items.$ref] : []
  return metByNothing.includes(condition.operator) !== met && !mayAskForNothing(condition)
    ? [condition.field.$ref]
    : []
}

/** Whether the value compared with could itself be missing, so that nothing equals nothing. */
function mayAskForNothing({ value }: Comparison): boolean {
  return value === null || (value !== undefined && isReference(value))
}

const fromAll = (conditions: readonly Condition[], met: boolean) =>
  conditions.flatMap((condition) => provenPresent(condition, met))

/** What each of them alone would prove, since nobody knows which of them it was. */
function fromOne(conditions: readonly Condition[], met: boolean): ReferencePath[] {
  const [first = [], ...others] = conditions.map((condition) => provenPresent(condition, met))
  return first.filter((path) => others.every((paths) => paths.some((other) => isSame(path, other))))
}

const isSame = (left: ReferencePath, right: ReferencePath) =>
  left.length === right.length && left.every((segment, index) => segment === right[index])
