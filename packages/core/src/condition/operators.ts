import { isJsonList, isJsonObject, type Json, sameJson } from '../json/json.js'
import { parseInstant } from '../reference/instant.js'
import type { ValueKind, ValueType } from '../reference/value-type.js'
import { type OperatorId, operatorIds } from './operator-id.js'

/** What the value beside an operator must be: nothing, the field's own type, its list item's, or a list of the field's. */
export type Operand = 'none' | 'same' | 'item' | 'list'

/** One row of the operator table, which evaluator, validator and form all read. */
export interface Operator {
  readonly id: OperatorId
  /** The kinds of field it is offered for. */
  readonly fits: readonly ValueKind[]
  readonly operand: Operand
  /** Its verdict on the field's value and the value beside it. Values that cannot be compared give false. */
  readonly evaluate: (field: Json, value: Json) => boolean
}

type Order = (field: Json, value: Json) => number | undefined

/** Of no language: naming none to `toLocaleLowerCase` comes to the same, and takes thirteen times as long. */
const folded = (text: string) => text.normalize('NFC').toLowerCase()

/** Below, equal or above zero; undefined where an order makes no sense (another currency, another type). */
const order: Order = (field, value) => {
  if (typeof field === 'number' && typeof value === 'number') return field - value
  if (isJsonObject(field) && isJsonObject(value) && field.currency === value.currency) {
    return typeof field.amount === 'number' && typeof value.amount === 'number'
      ? field.amount - value.amount
      : undefined
  }
  return undefined
}

const timeOrder: Order = (field, value) => {
  if (typeof field !== 'string' || typeof value !== 'string') return undefined
  const [left, right] = [parseInstant(field), parseInstant(value)]
  return left === undefined || right === undefined ? undefined : left - right
}

const ordered = (by: Order, verdict: (difference: number) => boolean) => (field: Json, value: Json) => {
  const difference = by(field, value)
  return difference !== undefined && verdict(difference)
}

/** Text is compared without regard to case and to how its letters are composed; the rest must be the same. */
const equal = (field: Json, value: Json): boolean => {
  if (typeof field === 'string' && typeof value === 'string') {
    return folded(field) === folded(value) || timeOrder(field, value) === 0
  }
  return sameJson(field, value)
}

const onText = (verdict: (field: string, value: string) => boolean) => (field: Json, value: Json) =>
  typeof field === 'string' && typeof value === 'string' && verdict(folded(field), folded(value))

const contains = (field: Json, value: Json): boolean =>
  isJsonList(field)
    ? field.some((item) => equal(item, value))
    : onText((text, part) => text.includes(part))(field, value)

const oneOf = (field: Json, value: Json): boolean =>
  isJsonList(value) && value.some((item) => equal(field, item))

const empty = (field: Json): boolean =>
  field === null || field === '' || (isJsonList(field) && field.length === 0)

const comparable: readonly ValueKind[] = ['text', 'number', 'money', 'instant']
const sized: readonly ValueKind[] = ['number', 'money']
const all: readonly ValueKind[] = ['text', 'number', 'boolean', 'money', 'instant', 'list', 'object']

const rows: Record<OperatorId, Omit<Operator, 'id'>> = {
  equals: { fits: comparable, operand: 'same', evaluate: equal },
  not_equals: { fits: comparable, operand: 'same', evaluate: (field, value) => !equal(field, value) },
  greater_than: { fits: sized, operand: 'same', evaluate: ordered(order, (difference) => difference > 0) },
  at_least: { fits: sized, operand: 'same', evaluate: ordered(order, (difference) => difference >= 0) },
  less_than: { fits: sized, operand: 'same', evaluate: ordered(order, (difference) => difference < 0) },
  at_most: { fits: sized, operand: 'same', evaluate: ordered(order, (difference) => difference <= 0) },
  contains: { fits: ['text', 'list'], operand: 'item', evaluate: contains },
  not_contains: {
    fits: ['text', 'list'],
    operand: 'item',
    evaluate: (field, value) => !contains(field, value),
  },
  starts_with: { fits: ['text'], operand: 'same', evaluate: onText((text, part) => text.startsWith(part)) },
  ends_with: { fits: ['text'], operand: 'same', evaluate: onText((text, part) => text.endsWith(part)) },
  one_of: { fits: comparable, operand: 'list', evaluate: oneOf },
  none_of: { fits: comparable, operand: 'list', evaluate: (field, value) => !oneOf(field, value) },
  before: {
    fits: ['instant'],
    operand: 'same',
    evaluate: ordered(timeOrder, (difference) => difference < 0),
  },
  after: { fits: ['instant'], operand: 'same', evaluate: ordered(timeOrder, (difference) => difference > 0) },
  is_true: { fits: ['boolean'], operand: 'none', evaluate: (field) => field === true },
  is_false: { fits: ['boolean'], operand: 'none', evaluate: (field) => field === false },
  is_empty: { fits: all, operand: 'none', evaluate: empty },
  is_not_empty: { fits: all, operand: 'none', evaluate: (field) => !empty(field) },
}

const operators: readonly Operator[] = operatorIds.map((id) => ({ id, ...rows[id] }))

/** The row of the operator table for `id`. */
export function operatorOf(id: OperatorId): Operator {
  return { id, ...rows[id] }
}

/** The operators on offer for a field of `type`, the usual ones first. A choice from options offers no partial text. */
export function operatorsFor(type: ValueType): readonly Operator[] {
  const partial: readonly OperatorId[] = ['contains', 'not_contains', 'starts_with', 'ends_with']
  const isChoice = type.kind === 'text' && type.options !== undefined
  return operators.filter(
    ({ id, fits }) =>
      type.kind === 'unknown' || (fits.includes(type.kind) && !(isChoice && partial.includes(id))),
  )
}
