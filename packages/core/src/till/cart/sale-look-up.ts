import { z } from 'zod'
import { giftCardIdSchema, saleIdSchema } from '../../identifier/id.js'
import { tenderSchema } from '../../ledger/tender.js'
import { returnedLineSchema, ticketSchema } from '../../ledger/ticket.js'
import { minorUnitsSchema, moneySchema } from '../../money/money.js'

export const foundSaleSchema = z
  .strictObject({
    saleId: saleIdSchema,
    receiptNumber: z.string(),
    at: z.iso.datetime().meta({ description: "By the device's clock." }),
    total: minorUnitsSchema,
    currency: ticketSchema.shape.currency,
    customer: z.string().nullable(),
    isVoided: z.boolean(),
  })
  .meta({ id: 'FoundSale' })

/** A sale of any register as a list shows it. */
export type FoundSale = z.infer<typeof foundSaleSchema>

export const lookedUpSaleSchema = z
  .strictObject({
    ticket: ticketSchema,
    at: z.iso.datetime(),
    isVoided: z.boolean(),
    returns: z.array(returnedLineSchema).meta({ description: 'Its lines that were brought back, anywhere.' }),
    givenBack: z.array(tenderSchema).meta({ description: 'How money for it went back, anywhere.' }),
  })
  .meta({ id: 'LookedUpSale' })

/** A sale of any register with what came of it since. */
export type LookedUpSale = z.infer<typeof lookedUpSaleSchema>

export const tillGiftCardSchema = z
  .strictObject({ giftCardId: giftCardIdSchema, last4: z.string(), balance: moneySchema })
  .meta({ id: 'TillGiftCard' })

/** A gift card as a till may see it: what is left on it. */
export type TillGiftCard = z.infer<typeof tillGiftCardSchema>
