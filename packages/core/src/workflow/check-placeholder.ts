import type { Value } from '../reference/value.js'
import type { ValueType } from '../reference/value-type.js'
import { inside, type Place } from './check-value.js'
import type { Finding } from './finding.js'
import { finding } from './findings.js'

/** Where `value`, or an item of it, still holds what a template put there for somebody to replace (R74). */
export function checkPlaceholders(value: Value, expected: ValueType, field: string, place: Place): Finding[] {
  if (expected.kind === 'text') {
    const left = typeof value === 'string' && expected.placeholders?.includes(value.trim().toLowerCase())
    return left ? [finding('placeholder_left', place.nodeId, place.path, { field, value })] : []
  }
  if (expected.kind !== 'list' || !Array.isArray(value)) return []
  return value.flatMap((item, index) => checkPlaceholders(item, expected.item, field, inside(place, index)))
}
