import {
  languageSchema,
  productFiltersSchema,
  productIdSchema,
  productSorts,
  productStatuses,
  productStatusSchema,
  salesChannelSchema,
  salesChannels,
} from '@counterflow/core'
import { z } from 'zod'
import { pageOf, pageQueryShape } from '../../platform/http/page.js'
import { anyOfInQuery } from '../../platform/http/query-filters.js'
import { defineRoute, requires } from '../../platform/http/route-contract.js'
import { rowVersionSchema } from '../../platform/http/row-version.js'
import { tagSchema } from '../tags/tags.contract.js'
import {
  productSchema,
  writtenPriceSchema,
  writtenProductShape,
  writtenTitleSchema,
} from './product.contract.js'

export { productSchema, variantSchema } from './product.contract.js'

const tag = 'Products'
const params = z.strictObject({ productId: productIdSchema })
const someProducts = z.array(productIdSchema).min(1).max(200)

const { shape } = productFiltersSchema

/** The filters as they stand in an address. */
export const productFilterQueryShape = {
  search: z.string().max(100).optional().meta({
    description: 'Words or parts of words of titles, in any language, SKUs, barcodes, tags and vendors.',
  }),
  status: anyOfInQuery(shape.status.unwrap(), productStatuses.join(', ')),
  vendor: anyOfInQuery(shape.vendor.unwrap(), 'vendors'),
  tag: anyOfInQuery(shape.tag.unwrap(), 'tags'),
  channel: anyOfInQuery(shape.channel.unwrap(), salesChannels.join(', ')),
  stock: shape.stock.meta({ description: 'in: some variant has pieces left.' }),
}

const words = z.strictObject({
  ...pageQueryShape,
  search: z.string().max(100).optional().meta({ description: 'Part of it.' }),
})

/** What can be done to several products at once. */
export const bulkChangeSchema = z
  .discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('status'), status: productStatusSchema }),
    z.strictObject({ kind: z.literal('publish'), channel: salesChannelSchema }),
    z.strictObject({ kind: z.literal('unpublish'), channel: salesChannelSchema }),
    z.strictObject({ kind: z.literal('add_tag'), tag: z.string().trim().min(1).max(40) }),
    z.strictObject({ kind: z.literal('remove_tag'), tag: z.string().trim().min(1).max(40) }),
    z
      .strictObject({
        kind: z.literal('price_percent'),
        basisPoints: z.int().min(-9_999).max(100_000),
        keepAsCompareAt: z.boolean().default(false),
      })
      .meta({ description: 'Raises or lowers every price: -1000 takes a tenth away.' }),
    z.strictObject({
      kind: z.literal('price_set'),
      price: writtenPriceSchema,
    }),
  ])
  .meta({ id: 'ProductBulkChange' })

export const productRoutes = {
  list: defineRoute({
    method: 'GET',
    path: '/api/v1/products',
    access: requires('products.read'),
    operationId: 'listProducts',
    tag,
    summary: 'Products with their variants',
    query: z.strictObject({
      ...pageQueryShape,
      ...productFilterQueryShape,
      language: languageSchema.default('en').meta({ description: 'Whose titles to sort by.' }),
      id: productIdSchema.optional().meta({ description: 'Only this one.' }),
      sort: z.enum(productSorts).default('newest'),
    }),
    status: 200,
    response: pageOf(productSchema),
  }),
  tags: defineRoute({
    method: 'GET',
    path: '/api/v1/product-tags',
    access: requires('products.read'),
    operationId: 'listProductTags',
    tag,
    summary: 'The tags that products bear, by name',
    query: words,
    status: 200,
    response: pageOf(tagSchema),
  }),
  vendors: defineRoute({
    method: 'GET',
    path: '/api/v1/product-vendors',
    access: requires('products.read'),
    operationId: 'listProductVendors',
    tag,
    summary: 'The vendors of products, by name',
    query: words,
    status: 200,
    response: pageOf(z.strictObject({ vendor: z.string(), uses: z.int() }).meta({ id: 'Vendor' })),
  }),
  get: defineRoute({
    method: 'GET',
    path: '/api/v1/products/{productId}',
    access: requires('products.read'),
    operationId: 'getProduct',
    tag,
    summary: 'One product',
    params,
    status: 200,
    response: productSchema,
  }),
  create: defineRoute({
    method: 'POST',
    path: '/api/v1/products',
    access: requires('products.update'),
    operationId: 'createProduct',
    tag,
    summary: 'Add a product',
    description:
      'Only the title is required. Without options it has one variant; with options and no variants, every combination becomes one.',
    body: z.strictObject({ title: writtenTitleSchema, ...writtenProductShape }),
    idempotent: true,
    status: 201,
    response: productSchema,
    problems: ['handle-taken', 'sku-taken'],
  }),
  update: defineRoute({
    method: 'PATCH',
    path: '/api/v1/products/{productId}',
    access: requires('products.update'),
    operationId: 'updateProduct',
    tag,
    summary: 'Change a product',
    description: 'What is not named stays. `version` is the one you saw: another one is answered with 409.',
    params,
    body: z.strictObject({
      version: rowVersionSchema,
      title: writtenTitleSchema.optional(),
      ...writtenProductShape,
    }),
    status: 200,
    response: productSchema,
    problems: ['product-changed', 'handle-taken', 'sku-taken'],
  }),
  remove: defineRoute({
    method: 'DELETE',
    path: '/api/v1/products/{productId}',
    access: requires('products.update'),
    operationId: 'deleteProduct',
    tag,
    summary: 'Delete a product that was never sold',
    params,
    status: 204,
    response: z.undefined(),
    problems: ['product-in-use'],
  }),
  duplicate: defineRoute({
    method: 'POST',
    path: '/api/v1/products/{productId}/duplicate',
    access: requires('products.update'),
    operationId: 'duplicateProduct',
    tag,
    summary: 'Add a copy of a product, as a draft',
    params,
    idempotent: true,
    status: 201,
    response: productSchema,
  }),
  changeSome: defineRoute({
    method: 'POST',
    path: '/api/v1/products/bulk',
    access: requires('products.update'),
    operationId: 'changeProducts',
    tag,
    summary: 'Change several products at once, all or none',
    body: z.strictObject({ productIds: someProducts, change: bulkChangeSchema }),
    idempotent: true,
    status: 200,
    response: z.strictObject({
      changed: z.int().meta({ description: 'How many were not so already.' }),
    }),
  }),
}
