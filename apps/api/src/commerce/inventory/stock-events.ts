import { stockReasonSchema, stockSnapshotSchema, variantIdSchema } from '@counterflow/core'
import { z } from 'zod'
import { defineEvent } from '../../platform/events/event-definition.js'

const stockEvent = (type: 'stock.low' | 'stock.out') =>
  defineEvent({
    type,
    subjectType: 'variant',
    payload: z.strictObject({ stock: stockSnapshotSchema }),
    audience: 'products.read',
    tellsOf: 'nobody',
  })

/** What is available of a variant fell to its threshold or below; once, until it rises above it again. */
export const stockLow = stockEvent('stock.low')

/** Nothing of a variant is left to sell; once, until there is something again. */
export const stockOut = stockEvent('stock.out')

const actor = z.strictObject({ type: z.string(), id: z.string().nullable(), name: z.string() })

/** A person changed stock. `pieces` that lie there more (or, below zero, fewer) over all; a transfer makes it 0. */
export const stockChanged = defineEvent({
  type: 'stock.changed',
  subjectType: 'stock',
  payload: z.strictObject({
    changeId: z.uuid(),
    reason: stockReasonSchema,
    pieces: z.int(),
    variants: z.int(),
    actor,
  }),
  audience: 'products.read',
})

/** At how many pieces stock is low was changed, of a variant or (`variantId` null) of the shop. */
export const stockThresholdChanged = defineEvent({
  type: 'stock.threshold_changed',
  subjectType: 'stock',
  payload: z.strictObject({ variantId: variantIdSchema.nullable(), threshold: z.int().nullable(), actor }),
  audience: 'products.read',
})
