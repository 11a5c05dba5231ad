import { moneySchema, orderIdSchema } from '@counterflow/core'
import { z } from 'zod'
import { defineEvent } from '../../platform/events/event-definition.js'

const draftEvent = <Type extends string, Shape extends z.ZodRawShape>(type: Type, shape: Shape) =>
  defineEvent({
    type,
    subjectType: 'draft',
    payload: z.strictObject({ draftId: z.uuid(), number: z.string(), ...shape }),
    audience: 'orders.read',
  })

/** Somebody began to put an order together. */
export const draftCreated = draftEvent('draft.created', {})

/** A draft was changed. */
export const draftUpdated = draftEvent('draft.updated', { version: z.int() })

/** A draft was thrown away. */
export const draftDeleted = draftEvent('draft.deleted', {})

/** The customer was sent what there is to pay, with a link to pay it. */
export const draftInvoiceSent = draftEvent('draft.invoice_sent', { to: z.string(), total: moneySchema })

/** The goods of a draft were promised to it, until then. */
export const draftStockHeld = draftEvent('draft.stock_held', { until: z.iso.datetime() })

/** The goods of a draft are promised to it no more: the date has passed, or somebody decided so. */
export const draftStockReleased = draftEvent('draft.stock_released', {})

/** A draft became an order. */
export const draftCompleted = draftEvent('draft.completed', { orderId: orderIdSchema })

/** The card that was to pay a draft was declined, so that it can be paid again. */
export const draftReopened = draftEvent('draft.reopened', { orderId: orderIdSchema })
