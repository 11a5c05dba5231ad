import { stockSnapshotSchema } from '@counterflow/core'
import { z } from 'zod'
import { defineEvent } from '../../platform/events/event-definition.js'

const stockEvent = (type: 'stock.low' | 'stock.out') =>
  defineEvent({
    type,
    subjectType: 'variant',
    payload: z.strictObject({ stock: stockSnapshotSchema }),
    audience: 'products.read',
  })

/** What is available of a variant fell to its threshold or below; once, until it rises above it again. */
export const stockLow = stockEvent('stock.low')

/** Nothing of a variant is left to sell; once, until there is something again. */
export const stockOut = stockEvent('stock.out')
