import { z } from 'zod'
import { giftCardIdSchema, tenderIdSchema } from '../identifier/id.js'
import { minorUnitsSchema } from '../money/money.js'
import { paymentMethodKeySchema } from '../order/payment-method.js'

const head = {
  tenderId: tenderIdSchema,
  amount: minorUnitsSchema.meta({
    description: "In the ticket's currency; below zero it was given back to the customer.",
  }),
}

export const tenderSchema = z
  .discriminatedUnion('kind', [
    z.strictObject({
      ...head,
      kind: z.literal('cash'),
      given: minorUnitsSchema.nonnegative().nullable().meta({
        description:
          'What the customer handed over; null when nobody counted it, or money went the other way.',
      }),
    }),
    z.strictObject({
      ...head,
      kind: z.literal('manual'),
      method: paymentMethodKeySchema,
      state: z.enum(['paid', 'unpaid']),
      reference: z.string().max(200).nullable(),
    }),
    z.strictObject({
      ...head,
      kind: z.literal('external_card'),
      provider: z.string().min(1).max(40),
      state: z.enum(['paid', 'unknown']),
      reference: z.string().max(200).nullable(),
    }),
    z.strictObject({ ...head, kind: z.literal('gift_card'), giftCardId: giftCardIdSchema }),
  ])
  .meta({ id: 'TicketTender' })

/**
 * One way in which a ticket is paid. Cash is paid once it is in the drawer; a manual method may stay unpaid until
 * somebody confirms it (R107); a card terminal of somebody else's may not say how it went, which is `unknown` until it
 * is resolved, and never charged again by us (R101).
 */
export type Tender = z.infer<typeof tenderSchema>

/** What is still to be settled of a tender: `unpaid` and `unknown` ones are, all others are done. */
export function tenderState(tender: Tender): 'paid' | 'unpaid' | 'unknown' {
  return tender.kind === 'manual' || tender.kind === 'external_card' ? tender.state : 'paid'
}

/** The change that a cash tender gives back: 0 where nothing was counted. */
export function changeOf(tender: Tender): number {
  if (tender.kind !== 'cash' || tender.given === null) return 0
  return Math.max(0, tender.given - tender.amount)
}
