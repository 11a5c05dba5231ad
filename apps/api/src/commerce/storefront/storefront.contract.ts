import {
  availabilitySchema,
  countryCodeSchema,
  currencySchema,
  handleSchema,
  languageSchema,
  localizedTextSchema,
  moneySchema,
  productIdSchema,
  productOptionSchema,
  variantIdSchema,
} from '@counterflow/core'
import { z } from 'zod'
import { pageOf, pageQueryShape } from '../../platform/http/page.js'
import { defineRoute, publicAccess } from '../../platform/http/route-contract.js'
import { shownMediaSchema } from '../media/media.contract.js'
import { optionalTextSchema } from '../products/product.contract.js'
import { businessAddressSchema } from '../shop/shop.contract.js'

export const storefrontProductSchema = z
  .strictObject({
    id: productIdSchema,
    handle: z.string(),
    title: localizedTextSchema,
    description: optionalTextSchema.meta({ description: 'Markdown; may be empty.' }),
    sizeChart: optionalTextSchema.meta({ description: 'Markdown, usually a table; may be empty.' }),
    vendor: z.string(),
    tags: z.array(z.string()),
    color: z.string().meta({ description: 'A hexadecimal colour that stands in for a missing photo.' }),
    options: z.array(productOptionSchema),
    media: z.array(z.strictObject({ ...shownMediaSchema.shape, alt: optionalTextSchema })),
    variants: z.array(
      z.strictObject({
        id: variantIdSchema,
        sku: z.string(),
        title: localizedTextSchema,
        optionValues: z.array(localizedTextSchema),
        price: moneySchema,
        compareAtPrice: moneySchema.nullable(),
        availability: availabilitySchema,
      }),
    ),
  })
  .meta({ id: 'StorefrontProduct' })

const tag = 'Storefront'

export const storeProfileSchema = z
  .strictObject({
    name: z.string(),
    legalName: z.string().nullable(),
    address: businessAddressSchema.nullable(),
    phone: z.string().nullable(),
    email: z.string().nullable(),
    countryCode: countryCodeSchema,
    currency: currencySchema,
    language: languageSchema.meta({ description: 'In which the shop speaks where no reader is known.' }),
    shipsTo: z.array(z.string()).meta({
      description: 'Country codes by ISO 3166-1, the own country first. Empty: goods can only be fetched.',
    }),
    categories: z
      .array(z.strictObject({ tag: z.string(), products: z.int() }))
      .meta({ description: 'Tags of published products, the most used first.' }),
  })
  .meta({ id: 'StoreProfile' })

export const storefrontRoutes = {
  profile: defineRoute({
    method: 'GET',
    path: '/api/v1/storefront',
    access: publicAccess,
    operationId: 'getStoreProfile',
    tag,
    summary: 'The online store: who it is, what kinds of things it sells, where it sends to',
    status: 200,
    response: storeProfileSchema,
  }),
  products: defineRoute({
    method: 'GET',
    path: '/api/v1/storefront/products',
    access: publicAccess,
    operationId: 'listStorefrontProducts',
    tag,
    summary: 'What the online store sells',
    description: 'Active products that are published to the online store, newest first.',
    query: z.strictObject({
      ...pageQueryShape,
      search: z.string().max(100).optional().meta({ description: 'Words of a title, in any language.' }),
      tag: z.string().max(40).optional(),
    }),
    status: 200,
    response: pageOf(storefrontProductSchema),
  }),
  product: defineRoute({
    method: 'GET',
    path: '/api/v1/storefront/products/{handle}',
    access: publicAccess,
    operationId: 'getStorefrontProduct',
    tag,
    summary: 'One product of the online store',
    params: z.strictObject({ handle: handleSchema }),
    status: 200,
    response: storefrontProductSchema,
  }),
}
