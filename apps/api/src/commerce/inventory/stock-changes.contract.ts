import { locationIdSchema, staffStockReasonSchema, variantIdSchema } from '@counterflow/core'
import { z } from 'zod'
import { defineRoute, requires } from '../../platform/http/route-contract.js'

const variantReference = z
  .union([
    z.strictObject({ id: variantIdSchema }),
    z.strictObject({ sku: z.string().trim().min(1).max(100) }),
  ])
  .meta({ description: 'A variant by its id or its SKU.' })

const most = 1_000_000
const note = z.string().trim().max(500).optional()
const linesOf = <Shape extends z.ZodRawShape>(shape: Shape) =>
  z.array(z.strictObject({ variant: variantReference, ...shape })).min(1, 'Name a variant.')

export const stockReceiptSchema = z
  .strictObject({
    changeId: z.uuid().meta({ description: 'Names this change, to take it back.' }),
    levels: z.array(
      z.strictObject({
        variantId: variantIdSchema,
        locationId: locationIdSchema,
        onHand: z.int(),
        reserved: z.int(),
        available: z.int(),
      }),
    ),
  })
  .meta({ id: 'StockReceipt', description: 'The levels that changed, as they are now.' })

export const countedLineSchema = z
  .strictObject({
    line: z.int().meta({ description: 'Its place in the request, counted from 0.' }),
    variantId: variantIdSchema.nullable(),
    sku: z.string().nullable(),
    before: z.int().nullable(),
    after: z.int(),
    problem: z.enum(['unknown', 'untracked', 'repeated', 'changed']).nullable(),
  })
  .meta({ id: 'CountedLine' })

const tag = 'Stock'
const access = requires('inventory.update')
const status = 200

export const stockChangeRoutes = {
  adjust: defineRoute({
    method: 'POST',
    path: '/api/v1/stock/adjustments',
    access,
    operationId: 'adjustStock',
    tag,
    summary: 'Add pieces to a location, or take some away',
    body: z.strictObject({
      locationId: locationIdSchema,
      reason: staffStockReasonSchema,
      note,
      lines: linesOf({
        change: z
          .int()
          .min(-most)
          .max(most)
          .refine((change) => change !== 0, {
            error: 'Expected pieces that come or, below zero, go.',
            params: { code: 'zero' },
          }),
      }).max(500),
    }),
    status,
    response: stockReceiptSchema,
    idempotent: true,
    problems: ['unknown-variant', 'untracked-variant', 'stock-below-zero', 'idempotency-key-reused'],
  }),
  count: defineRoute({
    method: 'POST',
    path: '/api/v1/stock/counts',
    access,
    operationId: 'countStock',
    tag,
    summary: 'Say how many pieces lie at a location',
    description: 'With `dryRun` nothing changes; without it, one bad line is enough for nothing to change.',
    body: z.strictObject({
      locationId: locationIdSchema,
      reason: staffStockReasonSchema.default('counted'),
      note,
      dryRun: z.boolean().default(false),
      lines: linesOf({
        counted: z.int().min(0).max(most),
        expected: z.int32().optional().meta({
          description:
            'What the books said when the pieces were counted: the line is bad if they changed since.',
        }),
      }).max(5_000),
    }),
    status,
    response: z.strictObject({
      receipt: stockReceiptSchema.nullable().meta({ description: 'Null after a dry run.' }),
      lines: z.array(countedLineSchema).meta({ description: 'What a dry run found, line by line.' }),
    }),
    idempotent: true,
    problems: ['bad-count-lines', 'stock-changed', 'idempotency-key-reused'],
  }),
  transfer: defineRoute({
    method: 'POST',
    path: '/api/v1/stock/transfers',
    access,
    operationId: 'transferStock',
    tag,
    summary: 'Move pieces from one location to another',
    description: 'Pieces that are promised to orders stay where they are.',
    body: z.strictObject({
      fromLocationId: locationIdSchema,
      toLocationId: locationIdSchema,
      note,
      lines: linesOf({ quantity: z.int().min(1).max(most) }).max(500),
    }),
    status,
    response: stockReceiptSchema,
    idempotent: true,
    problems: ['unknown-variant', 'untracked-variant', 'out-of-stock', 'idempotency-key-reused'],
  }),
  undo: defineRoute({
    method: 'POST',
    path: '/api/v1/stock/changes/{changeId}/undo',
    access,
    operationId: 'undoStockChange',
    tag,
    summary: "Take a person's change back",
    description: 'Asked twice it does so once, and answers the same.',
    params: z.strictObject({ changeId: z.uuid() }),
    status,
    response: stockReceiptSchema,
    problems: ['stock-not-undoable', 'stock-below-zero'],
  }),
}
