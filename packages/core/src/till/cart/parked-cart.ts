import { z } from 'zod'
import { saleIdSchema } from '../../identifier/id.js'
import { tenderSchema } from '../../ledger/tender.js'
import { saleCartSchema } from './sale-cart.js'

export const originalSaleSchema = z
  .strictObject({
    saleId: saleIdSchema,
    tenders: z.array(tenderSchema).max(20),
    givenBack: z.array(tenderSchema).max(1_000),
  })
  .meta({ id: 'OriginalSale' })

/** A receipt of which something is brought back: how it was paid, and what of that went back before. */
export type OriginalSale = z.infer<typeof originalSaleSchema>

export const parkedCartSchema = z
  .strictObject({
    id: z.uuid(),
    name: z.string().trim().min(1).max(80),
    at: z.iso.datetime(),
    cart: saleCartSchema,
    originals: z.array(originalSaleSchema).max(100),
  })
  .meta({ id: 'ParkedCart' })

/** A cart that was put aside under a name until its customer is back. */
export type ParkedCart = z.infer<typeof parkedCartSchema>
