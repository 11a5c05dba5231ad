import { z } from 'zod'
import { locationIdSchema, productIdSchema, variantIdSchema } from '../identifier/id.js'

export const stockSnapshotSchema = z
  .strictObject({
    variantId: variantIdSchema.meta({ title: 'Variant ID' }),
    sku: z.string().meta({ title: 'SKU' }),
    variant: z.string().meta({ title: 'Variant' }),
    product: z
      .strictObject({
        id: productIdSchema.meta({ title: 'Product ID' }),
        title: z.string().meta({ title: 'Product' }),
      })
      .meta({ title: 'Product' }),
    location: z
      .strictObject({
        id: locationIdSchema.meta({ title: 'Location ID' }),
        name: z.string().meta({ title: 'Location' }),
      })
      .meta({ title: 'Location', description: 'Where the last pieces went from.' }),
    available: z.int().meta({
      title: 'Available',
      description:
        'Pieces that can still be sold, over all locations; below zero where too many were promised.',
    }),
    threshold: z
      .int()
      .nullable()
      .meta({ title: 'Low at', description: 'At how many pieces the stock of this variant is low.' }),
  })
  .meta({ id: 'StockSnapshot' })

/** How the stock of a variant stood at one moment: what events carry and workflows read. */
export type StockSnapshot = z.infer<typeof stockSnapshotSchema>
