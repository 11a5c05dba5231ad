import { z } from 'zod'

/** Every operator, the usual ones first: the order in which a form offers them. */
export const operatorIds = [
  'equals',
  'not_equals',
  'greater_than',
  'at_least',
  'less_than',
  'at_most',
  'contains',
  'not_contains',
  'starts_with',
  'ends_with',
  'one_of',
  'none_of',
  'before',
  'after',
  'is_true',
  'is_false',
  'is_empty',
  'is_not_empty',
] as const

export const operatorIdSchema = z.enum(operatorIds).meta({ id: 'Operator' })

/** The stable name of a condition's operator; what each of them means is in the operator table. */
export type OperatorId = z.infer<typeof operatorIdSchema>
