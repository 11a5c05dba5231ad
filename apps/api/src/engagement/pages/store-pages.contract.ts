import { handleSchema } from '@counterflow/core'
import { z } from 'zod'
import { defineRoute, publicAccess, requires } from '../../platform/http/route-contract.js'
import { rowVersionSchema } from '../../platform/http/row-version.js'
import {
  pageChangesSchema,
  publishedPageLinkSchema,
  publishedPageSchema,
  storePageSchema,
  writtenPageSchema,
} from './store-page.contract.js'

const tag = 'Pages'
const params = z.strictObject({ pageId: z.uuid() })
const list = z.strictObject({ items: z.array(storePageSchema) })

export const storePageRoutes = {
  published: defineRoute({
    method: 'GET',
    path: '/api/v1/storefront/pages',
    access: publicAccess,
    operationId: 'listPublishedPages',
    tag: 'Storefront',
    summary: 'The pages, policies and categories of the online store, without their texts',
    status: 200,
    response: z.strictObject({ items: z.array(publishedPageLinkSchema) }),
  }),
  publishedPage: defineRoute({
    method: 'GET',
    path: '/api/v1/storefront/pages/{handle}',
    access: publicAccess,
    operationId: 'getPublishedPage',
    tag: 'Storefront',
    summary: 'One page of the online store',
    params: z.strictObject({ handle: handleSchema }),
    status: 200,
    response: publishedPageSchema,
  }),
  list: defineRoute({
    method: 'GET',
    path: '/api/v1/pages',
    access: requires('shop.read'),
    operationId: 'listPages',
    tag,
    summary: 'Every page that the shop has written, in the order of the menu',
    status: 200,
    response: list,
  }),
  create: defineRoute({
    method: 'POST',
    path: '/api/v1/pages',
    access: requires('shop.update'),
    operationId: 'createPage',
    tag,
    summary: 'Add a page, behind the others',
    body: writtenPageSchema,
    status: 201,
    response: storePageSchema,
    idempotent: true,
    problems: ['page-handle-taken', 'page-tag-taken', 'page-tag-misplaced', 'too-many-pages'],
  }),
  update: defineRoute({
    method: 'PATCH',
    path: '/api/v1/pages/{pageId}',
    access: requires('shop.update'),
    operationId: 'updatePage',
    tag,
    summary: 'Change a page',
    description: 'Changes what is named and keeps the rest.',
    params,
    body: z.strictObject({
      version: rowVersionSchema.meta({ description: 'The version that you saw.' }),
      ...pageChangesSchema.shape,
    }),
    status: 200,
    response: storePageSchema,
    problems: ['page-changed', 'page-handle-taken', 'page-tag-taken', 'page-tag-misplaced'],
  }),
  remove: defineRoute({
    method: 'DELETE',
    path: '/api/v1/pages/{pageId}',
    access: requires('shop.update'),
    operationId: 'deletePage',
    tag,
    summary: 'Delete a page',
    params,
    status: 204,
    response: z.undefined(),
  }),
  arrange: defineRoute({
    method: 'PUT',
    path: '/api/v1/page-order',
    access: requires('shop.update'),
    operationId: 'arrangePages',
    tag,
    summary: 'Bring the pages into another order, in menus and lists',
    body: z.strictObject({
      pageIds: z.array(z.uuid()).max(200).meta({
        description: 'In the wanted order; pages that are not named follow as they stood.',
      }),
    }),
    status: 200,
    response: list,
  }),
}
