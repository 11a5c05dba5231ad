import { languageSchema, productColumns, productSorts, rowFaultKinds } from '@counterflow/core'
import { z } from 'zod'
import { pageOf, pageQueryShape } from '../../platform/http/page.js'
import { defineRoute, requires } from '../../platform/http/route-contract.js'
import { productFilterQueryShape } from '../products/products.contract.js'

const tag = 'Products'
const params = z.strictObject({ importId: z.uuid() })
const count = z.int().nonnegative()

/** How many rows one file may have. */
export const mostRows = 100_000

export const importSchema = z
  .strictObject({
    id: z.uuid(),
    fileName: z.string(),
    status: z.enum(['checking', 'checked', 'applying', 'applied', 'failed']),
    rows: count,
    products: count,
    done: count.meta({
      description: 'How many products were gone through, by the check or then the import.',
    }),
    toCreate: count,
    toChange: count,
    unchanged: count,
    badRows: count,
    ignoredColumns: z.array(z.string()),
    actor: z.strictObject({ type: z.string(), id: z.string().nullable(), name: z.string() }),
    createdAt: z.iso.datetime(),
  })
  .meta({ id: 'ProductImport' })

export const importRowSchema = z
  .strictObject({
    line: z.int().positive().meta({ description: 'Where the row begins in the file; the first line is 1.' }),
    product: z.string(),
    faults: z.array(
      z.strictObject({
        column: z.enum(productColumns).nullable(),
        kind: z.enum(rowFaultKinds).meta({ description: 'What is wrong.' }),
        value: z.string().meta({ description: 'What the cell says, or what stands against it.' }),
      }),
    ),
  })
  .meta({ id: 'ProductImportRow' })

const plannedSchema = z
  .strictObject({
    handle: z.string(),
    title: z.string(),
    deed: z.enum(['create', 'change']),
    changed: z.array(z.string()),
    applied: z.boolean(),
  })
  .meta({ id: 'PlannedProduct' })

const numberedPage = z.strictObject({
  limit: pageQueryShape.limit,
  cursor: z.coerce.number().int().nonnegative().max(1_000_000_000).optional(),
})

export const catalogueFileRoutes = {
  export: defineRoute({
    method: 'GET',
    path: '/api/v1/product-files/export',
    access: requires('products.read'),
    operationId: 'exportProducts',
    tag,
    summary: 'Products as a CSV file: all, or those that fit',
    description:
      'UTF-8 with a byte order mark; a row for each variant, as many as there are. The import reads it again, 100,000 rows at a time.',
    query: z.strictObject({
      ...productFilterQueryShape,
      language: languageSchema.default('en').meta({ description: 'Whose titles to sort by.' }),
      sort: z.enum(productSorts).default('newest'),
    }),
    answersFile: 'text/csv',
    status: 200,
    response: z.undefined(),
  }),
  upload: defineRoute({
    method: 'POST',
    path: '/api/v1/product-imports',
    access: requires('products.update'),
    operationId: 'checkProductFile',
    tag,
    summary: 'Upload a CSV file of products to see what it would do',
    description:
      'Nothing changes yet. Commas, semicolons or tabs; a row for each variant; rows of one product share its handle. What is left empty stays as it is.',
    upload: {
      field: 'file',
      mostBytes: 50_000_000,
      description: 'A CSV file in UTF-8, of at most 50 MB and 100,000 rows.',
    },
    status: 202,
    response: importSchema,
    problems: ['not-a-product-file', 'file-too-large', 'file-missing'],
  }),
  list: defineRoute({
    method: 'GET',
    path: '/api/v1/product-imports',
    access: requires('products.read'),
    operationId: 'listProductImports',
    tag,
    summary: 'Files of products that were uploaded, newest first',
    query: z.strictObject({ limit: pageQueryShape.limit, cursor: z.uuid().optional() }),
    status: 200,
    response: pageOf(importSchema),
  }),
  get: defineRoute({
    method: 'GET',
    path: '/api/v1/product-imports/{importId}',
    access: requires('products.read'),
    operationId: 'getProductImport',
    tag,
    summary: 'How far an import is',
    params,
    status: 200,
    response: importSchema,
  }),
  badRows: defineRoute({
    method: 'GET',
    path: '/api/v1/product-imports/{importId}/bad-rows',
    access: requires('products.read'),
    operationId: 'listBadImportRows',
    tag,
    summary: 'Every row that cannot be imported, with what is wrong in which column',
    params,
    query: numberedPage,
    status: 200,
    response: pageOf(importRowSchema),
  }),
  products: defineRoute({
    method: 'GET',
    path: '/api/v1/product-imports/{importId}/products',
    access: requires('products.read'),
    operationId: 'listPlannedProducts',
    tag,
    summary: 'What would be added and changed, or was',
    params,
    query: numberedPage,
    status: 200,
    response: pageOf(plannedSchema),
  }),
  apply: defineRoute({
    method: 'POST',
    path: '/api/v1/product-imports/{importId}/apply',
    access: requires('products.update'),
    operationId: 'applyProductImport',
    tag,
    summary: 'Import what was looked through',
    description: 'Goes on in the background; asked twice, it is done once.',
    params,
    body: z.strictObject({
      leaveOutBad: z
        .boolean()
        .default(false)
        .meta({ description: 'Whether products with bad rows are left out. Otherwise the file is refused.' }),
    }),
    status: 202,
    response: importSchema,
    problems: ['import-not-ready', 'import-has-bad-rows'],
  }),
}
