import type { Comparison, Condition, ListCondition } from '../condition/condition.js'
import { operatorOf, operatorsFor } from '../condition/operators.js'
import { typeName } from '../reference/fits.js'
import { typeAt } from '../reference/type-at.js'
import { unknownType, type ValueType } from '../reference/value-type.js'
import { checkReference, checkValue, inside, type Place } from './check-value.js'
import type { Finding } from './finding.js'
import { finding } from './findings.js'

/** What stands against a condition: empty groups, fields that are not there, operators and values that do not fit. */
export function checkCondition(condition: Condition, place: Place): Finding[] {
  if ('all' in condition) return checkGroup(condition.all, inside(place, 'all'))
  if ('any' in condition) return checkGroup(condition.any, inside(place, 'any'))
  if ('none' in condition) return checkGroup(condition.none, inside(place, 'none'))
  if ('items' in condition) return checkList(condition, place)
  return checkComparison(condition, place)
}

function checkGroup(conditions: readonly Condition[], place: Place): Finding[] {
  if (conditions.length === 0) return [finding('condition_empty', place.nodeId, place.path)]
  return conditions.flatMap((condition, index) => checkCondition(condition, inside(place, index)))
}

function checkList(condition: ListCondition, place: Place): Finding[] {
  const found = checkReference(condition.items.$ref, inside(place, 'items'))
  if (found.length > 0) return found
  const type = place.typeOf(condition.items.$ref)
  if ('missing' in type || (type.kind !== 'list' && type.kind !== 'unknown')) {
    const actual = 'missing' in type ? 'unknown' : typeName(type)
    return [
      finding('input_type', place.nodeId, [...place.path, 'items'], {
        field: 'items',
        expected: 'list',
        actual,
      }),
    ]
  }
  const item = type.kind === 'list' ? type.item : unknownType
  const typeOf: Place['typeOf'] = (path) =>
    path[0] === 'item' ? typeAt(item, path.slice(1)) : place.typeOf(path)
  return checkCondition(condition.where, { ...inside(place, 'where'), typeOf })
}

function checkComparison(comparison: Comparison, place: Place): Finding[] {
  const found = checkReference(comparison.field.$ref, inside(place, 'field'))
  if (found.length > 0) return found
  const type = place.typeOf(comparison.field.$ref)
  if ('missing' in type) return []
  const offered = operatorsFor(type)
  const operator = offered.find(({ id }) => id === comparison.operator)
  if (operator === undefined) {
    return [
      finding('operator_type', place.nodeId, [...place.path, 'operator'], {
        operator: comparison.operator,
        actual: typeName(type),
        operators: offered.map(({ id }) => id).join(', '),
      }),
    ]
  }
  return checkOperand(comparison, type, place)
}

function checkOperand(comparison: Comparison, type: ValueType, place: Place): Finding[] {
  const { operand } = operatorOf(comparison.operator)
  if (operand === 'none') return []
  const at = inside(place, 'value')
  const { value } = comparison
  if (value === undefined || value === '') {
    return [finding('input_missing', place.nodeId, at.path, { field: 'value' })]
  }
  if (operand === 'list') {
    return checkValue(value, { kind: 'list', item: asValue(type), nullable: false }, 'value', at)
  }
  return checkValue(
    value,
    operand === 'item' && type.kind === 'list' ? asValue(type.item) : asValue(type),
    'value',
    at,
  )
}

/** Whole numbers may be compared with fractions, and whatever can be absent with what is there. */
function asValue(type: ValueType): ValueType {
  return type.kind === 'number' ? { ...type, integer: false, nullable: false } : { ...type, nullable: false }
}
