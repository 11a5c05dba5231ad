import {
  type Comparison,
  type Condition,
  type ListCondition,
  type Operator,
  operatorOf,
  operatorsFor,
  type ReferencePath,
  type Value,
  type ValueType,
} from '@counterflow/core'

export type GroupKind = 'all' | 'any' | 'none'

export interface GroupView {
  kind: GroupKind
  parts: readonly Condition[]
}

/** A condition as a group; a single line is a group of itself. */
export function asGroup(condition: Condition): GroupView {
  if ('all' in condition) return { kind: 'all', parts: condition.all }
  if ('any' in condition) return { kind: 'any', parts: condition.any }
  if ('none' in condition) return { kind: 'none', parts: condition.none }
  return { kind: 'all', parts: [condition] }
}

export function groupOf(kind: GroupKind, parts: readonly Condition[]): Condition {
  if (kind === 'all') return { all: [...parts] }
  return kind === 'any' ? { any: [...parts] } : { none: [...parts] }
}

export const isGroup = (condition: Condition): boolean =>
  'all' in condition || 'any' in condition || 'none' in condition

export const isList = (condition: Condition): condition is ListCondition => 'items' in condition

export const isComparison = (condition: Condition): condition is Comparison => 'operator' in condition

/** Operators whose value can be written down: a list of amounts or of instants has no sensible input. */
export function offeredOperators(type: ValueType): readonly Operator[] {
  const listable = type.kind === 'text' || type.kind === 'number' || type.kind === 'unknown'
  return operatorsFor(type).filter(({ operand }) => operand !== 'list' || listable)
}

/** The type of the value beside an operator; undefined where there is none. */
export function operandType(operator: Operator, type: ValueType): ValueType | undefined {
  switch (operator.operand) {
    case 'none':
      return undefined
    case 'same':
      return { ...type, nullable: false }
    case 'item':
      return type.kind === 'list' ? { ...type.item, nullable: false } : { ...type, nullable: false }
    case 'list':
      return { kind: 'list', item: { ...type, nullable: false }, nullable: false }
  }
}

/** A new line about a field: the usual operator of its type, and no value yet. */
export function newComparison(path: ReferencePath, type: ValueType): Comparison {
  const [first] = offeredOperators(type)
  return { field: { $ref: path }, operator: first?.id ?? 'is_not_empty' }
}

export const newListCondition = (path: ReferencePath): ListCondition => ({
  items: { $ref: path },
  match: 'any',
  where: { all: [] },
})

/** The same line about another field; operator and value stay where they still fit. */
export function withField(
  comparison: Comparison,
  path: ReferencePath,
  type: ValueType,
  before: ValueType | undefined,
): Comparison {
  const fresh = newComparison(path, type)
  const keeps = offeredOperators(type).some(({ id }) => id === comparison.operator)
  const sameKind = before?.kind === type.kind && JSON.stringify(before) === JSON.stringify(type)
  return {
    ...fresh,
    ...(keeps ? { operator: comparison.operator } : {}),
    ...(keeps && sameKind && comparison.value !== undefined ? { value: comparison.value } : {}),
  }
}

/** The same line with another operator; the value stays where it is of the same shape. */
export function withOperator(comparison: Comparison, id: Operator['id']): Comparison {
  const { value, ...others } = comparison
  const keeps = operatorOf(id).operand === operatorOf(comparison.operator).operand
  return { ...others, operator: id, ...(keeps && value !== undefined ? { value } : {}) }
}

export function withValue(comparison: Comparison, value: Value | undefined): Comparison {
  const { value: _before, ...others } = comparison
  return value === undefined ? others : { ...others, value }
}
