import { z } from 'zod'
import { productIdSchema, variantIdSchema } from '../identifier/id.js'
import { moneySchema } from '../money/money.js'
import { productStatusSchema } from './product-status.js'
import { salesChannelSchema } from './sales-channel.js'

export const productSnapshotSchema = z
  .strictObject({
    id: productIdSchema.meta({ title: 'Product ID', 'x-counterflow-type': 'product' }),
    handle: z.string().meta({ title: 'Handle' }),
    title: z.string().meta({ title: 'Title' }),
    status: productStatusSchema.meta({ title: 'Status' }),
    vendor: z.string().meta({ title: 'Vendor' }),
    tags: z.array(z.string()).meta({ title: 'Tags' }),
    channels: z.array(salesChannelSchema).meta({ title: 'Sales channels' }),
    variants: z
      .array(
        z.strictObject({
          id: variantIdSchema.meta({ title: 'Variant ID' }),
          sku: z.string().meta({ title: 'SKU' }),
          title: z.string().meta({ title: 'Title' }),
          price: moneySchema.meta({ title: 'Price' }),
        }),
      )
      .meta({ title: 'Variants' }),
  })
  .meta({ id: 'ProductSnapshot' })

/** A product as it stood at one moment, in the shop's own language: what events carry and workflows read. */
export type ProductSnapshot = z.infer<typeof productSnapshotSchema>
