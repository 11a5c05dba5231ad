import {
  customerIdSchema,
  giftCardEntryKindSchema,
  giftCardIdSchema,
  giftCardStatusSchema,
  moneySchema,
  orderIdSchema,
} from '@counterflow/core'
import { z } from 'zod'
import { defineEvent } from '../../platform/events/event-definition.js'

const shape = { id: giftCardIdSchema, last4: z.string(), balance: moneySchema, status: giftCardStatusSchema }

/** A gift card was issued. The code is nobody's business but its owner's, so it is not in here. */
export const giftCardIssued = defineEvent({
  type: 'gift_card.issued',
  subjectType: 'gift_card',
  payload: z.strictObject({
    giftCard: z.strictObject({ ...shape, customerId: customerIdSchema.nullable() }),
  }),
  audience: 'gift-cards.read',
})

/** Something was taken from a gift card or put back on it, or it was disabled or enabled. */
export const giftCardUpdated = defineEvent({
  type: 'gift_card.updated',
  subjectType: 'gift_card',
  payload: z.strictObject({
    giftCard: z.strictObject(shape),
    change: z.strictObject({
      kind: giftCardEntryKindSchema,
      amount: moneySchema,
      orderId: orderIdSchema.nullable(),
    }),
  }),
  audience: 'gift-cards.read',
})
