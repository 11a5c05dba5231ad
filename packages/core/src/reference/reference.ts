import { z } from 'zod'

export const referencePathSchema = z
  .array(z.union([z.string().min(1).max(100), z.int().nonnegative()]))
  .min(1)
  .max(20)

/**
 * Where a value is found while a run goes on. The first segment names the root:
 * `trigger` (what started the run), `steps` followed by a node id (what that step answered),
 * `item` (inside a list quantifier or an `each`), `shop` (the shop's settings).
 */
export type ReferencePath = z.infer<typeof referencePathSchema>

export const referenceSchema = z
  .strictObject({ $ref: referencePathSchema })
  .meta({ id: 'Reference', examples: [{ $ref: ['trigger', 'order', 'total'] }] })

/** A structural reference to a value, `{ "$ref": ["steps", "charge", "amount"] }`. */
export type Reference = z.infer<typeof referenceSchema>
