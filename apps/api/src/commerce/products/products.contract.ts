import {
  languageSchema,
  localizedTextSchema,
  moneySchema,
  productIdSchema,
  variantIdSchema,
} from '@counterflow/core'
import { z } from 'zod'
import { pageOf, pageQueryShape } from '../../platform/http/page.js'
import { defineRoute, requires } from '../../platform/http/route-contract.js'

export const variantSchema = z
  .strictObject({
    id: variantIdSchema,
    sku: z.string(),
    title: localizedTextSchema,
    price: moneySchema,
    available: z.int().meta({ description: 'Pieces in stock over all locations.' }),
  })
  .meta({ id: 'Variant' })

export const productSchema = z
  .strictObject({
    id: productIdSchema,
    title: localizedTextSchema,
    description: localizedTextSchema,
    color: z.string().meta({ description: 'A hexadecimal colour that stands in for a missing photo.' }),
    variants: z.array(variantSchema),
  })
  .meta({ id: 'Product' })

export const productRoutes = {
  list: defineRoute({
    method: 'GET',
    path: '/api/v1/products',
    access: requires('products.read'),
    operationId: 'listProducts',
    tag: 'Products',
    summary: 'Products with their variants, newest first',
    query: z.strictObject({
      ...pageQueryShape,
      search: z
        .string()
        .max(100)
        .optional()
        .meta({ description: 'Part of a title or SKU, in any language.' }),
      language: languageSchema.optional(),
      id: productIdSchema.optional().meta({ description: 'Only this one.' }),
    }),
    status: 200,
    response: pageOf(productSchema),
  }),
}
