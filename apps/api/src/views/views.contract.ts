import { anyFiltersSchema, savedListSchema } from '@counterflow/core'
import { z } from 'zod'
import { defineRoute, signedIn } from '../platform/http/route-contract.js'

const contentShape = {
  name: z.string().trim().min(1, 'Enter a name.').max(60, 'Expected 60 characters at most.'),
  shared: z.boolean().meta({ description: 'Whether everybody who sees the list sees the view.' }),
  filters: anyFiltersSchema,
  sort: z.string().max(40).nullable(),
  columns: z.array(z.string().max(40)).max(40).nullable(),
}

export const savedViewSchema = z
  .strictObject({
    id: z.uuid(),
    list: savedListSchema,
    ...contentShape,
    mine: z.boolean().meta({ description: 'Whether the caller made it, and so may change it.' }),
  })
  .meta({ id: 'SavedView' })

const tag = 'Views'
const params = z.strictObject({ viewId: z.uuid() })
const views = z.strictObject({ items: z.array(savedViewSchema) })

export const viewRoutes = {
  list: defineRoute({
    method: 'GET',
    path: '/api/v1/views',
    access: signedIn,
    operationId: 'listSavedViews',
    tag,
    summary: 'The views of a list: those of the caller and those that are shared',
    query: z.strictObject({ list: savedListSchema }),
    status: 200,
    response: views,
  }),
  create: defineRoute({
    method: 'POST',
    path: '/api/v1/views',
    access: signedIn,
    operationId: 'createSavedView',
    tag,
    summary: 'Save a list with its filters, order and columns as a view',
    body: z.strictObject({ list: savedListSchema, ...contentShape }),
    status: 201,
    response: savedViewSchema,
    problems: ['view-filters', 'too-many-views'],
  }),
  update: defineRoute({
    method: 'PATCH',
    path: '/api/v1/views/{viewId}',
    access: signedIn,
    operationId: 'updateSavedView',
    tag,
    summary: 'Change a view of the caller',
    params,
    body: z.strictObject(contentShape).partial(),
    status: 200,
    response: savedViewSchema,
    problems: ['view-filters', 'view-of-another'],
  }),
  arrange: defineRoute({
    method: 'PUT',
    path: '/api/v1/views/order',
    access: signedIn,
    operationId: 'arrangeSavedViews',
    tag,
    summary: 'Put the views of the caller into an order',
    body: z.strictObject({ list: savedListSchema, ids: z.array(z.uuid()).max(100) }),
    status: 200,
    response: views,
  }),
  remove: defineRoute({
    method: 'DELETE',
    path: '/api/v1/views/{viewId}',
    access: signedIn,
    operationId: 'deleteSavedView',
    tag,
    summary: 'Delete a view of the caller',
    params,
    status: 204,
    response: z.undefined(),
    problems: ['view-of-another'],
  }),
}
