import {
  localizedTextSchema,
  locationIdSchema,
  orderIdSchema,
  productIdSchema,
  stockReasonSchema,
  variantIdSchema,
} from '@counterflow/core'
import { z } from 'zod'
import { pageOf, pageQueryShape } from '../../platform/http/page.js'
import { defineRoute, requires } from '../../platform/http/route-contract.js'

export const stockStates = ['in_stock', 'low', 'out', 'untracked'] as const

const threshold = z.int().min(0).max(1_000_000).nullable()

export const stockItemSchema = z
  .strictObject({
    variantId: variantIdSchema,
    sku: z.string(),
    title: localizedTextSchema,
    product: z.strictObject({ id: productIdSchema, title: localizedTextSchema }),
    state: z.enum(stockStates),
    onHand: z.int(),
    reserved: z.int().meta({ description: 'Promised to orders that have not been sent.' }),
    available: z
      .int()
      .meta({ description: 'On hand less reserved; below zero where too much was promised.' }),
    threshold: threshold.meta({ description: "The variant's own; null: the shop's counts." }),
    lowAt: z.int().nullable().meta({ description: 'At how many available pieces it is low; null: never.' }),
    levels: z.array(
      z.strictObject({
        locationId: locationIdSchema,
        onHand: z.int(),
        reserved: z.int(),
        available: z.int(),
      }),
    ),
  })
  .meta({ id: 'StockItem' })

export const stockMovementSchema = z
  .strictObject({
    id: z.uuid(),
    changeId: z.uuid(),
    at: z.iso.datetime(),
    reason: stockReasonSchema,
    note: z.string().nullable(),
    onHand: z.int().meta({ description: 'Pieces that came or, below zero, went.' }),
    reserved: z.int().meta({ description: 'Pieces that were promised or, below zero, no longer are.' }),
    locationId: locationIdSchema,
    locationName: localizedTextSchema,
    actor: z
      .strictObject({ type: z.string(), id: z.string().nullable(), name: z.string() })
      .nullable()
      .meta({ description: "Null where the order's timeline says who." }),
    order: z.strictObject({ id: orderIdSchema, number: z.string() }).nullable(),
    undoable: z.boolean(),
  })
  .meta({ id: 'StockMovement' })

const tag = 'Stock'
const variantParams = z.strictObject({ variantId: variantIdSchema })

export const stockRoutes = {
  list: defineRoute({
    method: 'GET',
    path: '/api/v1/stock',
    access: requires('products.read'),
    operationId: 'listStock',
    tag,
    summary: 'Every variant with its stock at each location, newest products first',
    query: z.strictObject({
      ...pageQueryShape,
      search: z.string().max(100).optional().meta({
        description: 'Words or parts of words of titles, in any language, SKUs, barcodes, vendors and tags.',
      }),
      state: z.enum(['low', 'out']).optional().meta({
        description: '`low` at its threshold or below, those that are out included; `out` with nothing left.',
      }),
      locationId: locationIdSchema.optional().meta({ description: 'Only what lies or is promised here.' }),
    }),
    status: 200,
    response: pageOf(stockItemSchema),
  }),
  get: defineRoute({
    method: 'GET',
    path: '/api/v1/stock/{variantId}',
    access: requires('products.read'),
    operationId: 'getStock',
    tag,
    summary: 'The stock of one variant',
    params: variantParams,
    status: 200,
    response: stockItemSchema,
  }),
  history: defineRoute({
    method: 'GET',
    path: '/api/v1/stock/{variantId}/movements',
    access: requires('products.read'),
    operationId: 'listStockMovements',
    tag,
    summary: 'What changed the stock of a variant, newest first',
    params: variantParams,
    query: z.strictObject({ ...pageQueryShape, locationId: locationIdSchema.optional() }),
    status: 200,
    response: pageOf(stockMovementSchema),
  }),
  setThreshold: defineRoute({
    method: 'PUT',
    path: '/api/v1/stock/{variantId}/threshold',
    access: requires('inventory.update'),
    operationId: 'setStockThreshold',
    tag,
    summary: 'Say at how many pieces the stock of a variant is low',
    params: variantParams,
    body: z.strictObject({ threshold: threshold.meta({ description: "Null: the shop's counts." }) }),
    status: 200,
    response: stockItemSchema,
  }),
  getSettings: defineRoute({
    method: 'GET',
    path: '/api/v1/stock-settings',
    access: requires('products.read'),
    operationId: 'getStockSettings',
    tag,
    summary: 'What the shop says of stock in general',
    status: 200,
    response: z.strictObject({ lowStockThreshold: threshold }),
  }),
  setSettings: defineRoute({
    method: 'PUT',
    path: '/api/v1/stock-settings',
    access: requires('inventory.update'),
    operationId: 'setStockSettings',
    tag,
    summary: 'Say at how many pieces stock is low where a variant has no threshold of its own',
    body: z.strictObject({
      lowStockThreshold: threshold.meta({ description: 'Null: nobody is told of low stock.' }),
    }),
    status: 200,
    response: z.strictObject({ lowStockThreshold: threshold }),
  }),
}
