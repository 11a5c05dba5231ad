import { z } from 'zod'
import { type VariantId, variantIdSchema } from '../identifier/id.js'

/** How many different things a cart holds. */
export const mostCartLines = 100

/** How many pieces of one thing a cart holds. */
export const mostPieces = 10_000

export const cartLineSchema = z.strictObject({
  id: z.uuid(),
  variantId: variantIdSchema,
  quantity: z.int().min(1).max(mostPieces),
})

/** So many pieces of a variant that somebody means to buy. */
export type CartLine = z.infer<typeof cartLineSchema>

/** What came of a change of a cart's lines: the new lines, or which limit stands against it. */
export type CartChange =
  | { readonly done: true; readonly lines: readonly CartLine[] }
  | { readonly done: false; readonly reason: 'too-many-lines' | 'too-many-pieces' }

/**
 * `lines` with `quantity` more pieces of a variant: on its line, or on a new one called `newId` when it has none.
 */
export function withMorePieces(
  lines: readonly CartLine[],
  { variantId, quantity, newId }: { variantId: VariantId; quantity: number; newId: string },
): CartChange {
  const known = lines.find((line) => line.variantId === variantId)
  if (known !== undefined) return withQuantity(lines, known.id, known.quantity + quantity)
  if (lines.length >= mostCartLines) return { done: false, reason: 'too-many-lines' }
  if (quantity > mostPieces) return { done: false, reason: 'too-many-pieces' }
  return { done: true, lines: [...lines, { id: newId, variantId, quantity }] }
}

/** `lines` with another quantity on the line `lineId`; none at all takes the line away. */
export function withQuantity(lines: readonly CartLine[], lineId: string, quantity: number): CartChange {
  if (quantity > mostPieces) return { done: false, reason: 'too-many-pieces' }
  return {
    done: true,
    lines: lines.flatMap((line) =>
      line.id !== lineId ? [line] : quantity < 1 ? [] : [{ ...line, quantity }],
    ),
  }
}
