import { z } from 'zod'
import { type Reference, referenceSchema } from '../reference/reference.js'
import { type Value, valueSchema } from '../reference/value.js'
import { type OperatorId, operatorIdSchema } from './operator-id.js'

/** A single comparison. `value` is left out by operators that need none, such as `is_empty`. */
export interface Comparison {
  field: Reference
  operator: OperatorId
  value?: Value | undefined
}

/** Asks of a list whether any, every or no item meets `where`; inside it, references start at `item`. */
export interface ListCondition {
  items: Reference
  match: 'any' | 'every' | 'none'
  where: Condition
}

/** A condition of any depth: all, any or none of several, one comparison, or a question about a list. */
export type Condition =
  | { all: Condition[] }
  | { any: Condition[] }
  | { none: Condition[] }
  | Comparison
  | ListCondition

const comparisonSchema = z.strictObject({
  field: referenceSchema,
  operator: operatorIdSchema,
  value: valueSchema.optional(),
})

const groupOf = () => z.array(conditionSchema).max(100)

export const conditionSchema: z.ZodType<Condition> = z
  .lazy(() =>
    z.union([
      z.strictObject({ all: groupOf() }),
      z.strictObject({ any: groupOf() }),
      z.strictObject({ none: groupOf() }),
      comparisonSchema,
      z.strictObject({
        items: referenceSchema,
        match: z.enum(['any', 'every', 'none']),
        where: conditionSchema,
      }),
    ]),
  )
  .meta({ id: 'Condition' })
