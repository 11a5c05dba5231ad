import {
  customerIdSchema,
  discountClassSchema,
  discountCodeSchema,
  discountFiltersSchema,
  discountIdSchema,
  discountKinds,
  discountRateSchema,
  discountStatuses,
  localizedTextSchema,
  moneySchema,
  productIdSchema,
} from '@counterflow/core'
import { z } from 'zod'
import { pageOf, pageQueryShape } from '../../platform/http/page.js'
import { anyOfInQuery } from '../../platform/http/query-filters.js'
import { defineRoute, requires } from '../../platform/http/route-contract.js'

const statusSchema = z.enum(discountStatuses).meta({ id: 'DiscountStatus' })

const valueSchema = z
  .discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('amount'), amount: moneySchema }),
    z.strictObject({
      kind: z.literal('percent'),
      basisPoints: discountRateSchema.meta({ description: 'Hundredths of a percent: 1,000 is 10%.' }),
    }),
    z.strictObject({ kind: z.literal('free_shipping') }),
  ])
  .meta({ id: 'OfferedDiscount' })

const combinesWith = z.array(discountClassSchema).max(3).meta({
  description: 'With which classes of other codes it may be used on one order. Both codes have to agree.',
})

/** PostgreSQL knows no year 0, which ISO 8601 does. */
const moment = z.iso.datetime().refine((text) => text >= '1970', 'Expected a year from 1970 on.')

const conditions = {
  minimumSubtotal: moneySchema
    .nullable()
    .meta({ description: 'Of the goods that it is for, before other codes.' }),
  minimumQuantity: z.int().min(1).max(100_000).nullable(),
  oncePerCustomer: z.boolean(),
  firstOrderOnly: z.boolean(),
  startsAt: moment.nullable(),
  endsAt: moment.nullable().meta({ description: 'From then on it cannot be used any more.' }),
  maximumUses: z.int().min(1).max(1_000_000_000).nullable(),
  combinesWith,
}

export const discountSchema = z
  .strictObject({
    id: discountIdSchema,
    code: z.string(),
    status: statusSchema,
    class: discountClassSchema,
    value: valueSchema,
    products: z
      .array(z.strictObject({ id: productIdSchema, title: localizedTextSchema }))
      .meta({ description: 'What it is for; none: all goods.' }),
    customers: z
      .array(z.strictObject({ id: customerIdSchema, name: z.string() }))
      .meta({ description: 'Who may use it; none: everybody.' }),
    ...conditions,
    uses: z.int().nonnegative(),
    lastUsedAt: z.iso.datetime().nullable(),
    createdAt: z.iso.datetime(),
    updatedAt: z.iso.datetime(),
  })
  .meta({ id: 'Discount' })

const terms = z
  .strictObject({
    value: valueSchema,
    productIds: z.array(productIdSchema).max(100),
    customerIds: z.array(customerIdSchema).max(100),
    ...conditions,
  })
  .partial()

const params = z.strictObject({ discountId: discountIdSchema })
const tag = 'Discounts'
const { shape } = discountFiltersSchema
const access = requires('discounts.update')

export const discountRoutes = {
  list: defineRoute({
    method: 'GET',
    path: '/api/v1/discounts',
    access: requires('discounts.read'),
    operationId: 'listDiscounts',
    tag,
    summary: 'Discounts, newest first',
    query: z.strictObject({
      ...pageQueryShape,
      search: z.string().max(100).optional().meta({ description: 'Part of a code.' }),
      status: anyOfInQuery(shape.status.unwrap(), discountStatuses.join(', ')),
      kind: anyOfInQuery(shape.kind.unwrap(), discountKinds.join(', ')),
      endsFrom: shape.endsFrom,
      endsBefore: shape.endsBefore,
    }),
    status: 200,
    response: pageOf(discountSchema),
  }),
  get: defineRoute({
    method: 'GET',
    path: '/api/v1/discounts/{discountId}',
    access: requires('discounts.read'),
    operationId: 'getDiscount',
    tag,
    summary: 'One discount',
    params,
    status: 200,
    response: discountSchema,
  }),
  create: defineRoute({
    method: 'POST',
    path: '/api/v1/discounts',
    access,
    operationId: 'createDiscount',
    tag,
    summary: 'Create a discount with its code',
    description: 'What is left out sets no condition. It can be used at once, or from `startsAt` on.',
    body: z.strictObject({
      ...terms.shape,
      code: discountCodeSchema
        .meta({ description: 'Kept in capitals; made up when it is left out.' })
        .optional(),
      value: valueSchema,
    }),
    status: 201,
    response: discountSchema,
    idempotent: true,
    problems: ['discount-code-taken'],
  }),
  update: defineRoute({
    method: 'PATCH',
    path: '/api/v1/discounts/{discountId}',
    access,
    operationId: 'updateDiscount',
    tag,
    summary: 'Change a discount',
    description: 'Orders keep what they were given. What is not named stays; null takes a condition away.',
    params,
    body: z.strictObject({ ...terms.shape, code: discountCodeSchema.optional() }),
    status: 200,
    response: discountSchema,
    problems: ['discount-code-taken'],
  }),
  turnOff: defineRoute({
    method: 'POST',
    path: '/api/v1/discounts/{discountId}/turn-off',
    access,
    operationId: 'turnDiscountOff',
    tag,
    summary: 'Let a discount be used no more',
    params,
    status: 200,
    response: discountSchema,
  }),
  turnOn: defineRoute({
    method: 'POST',
    path: '/api/v1/discounts/{discountId}/turn-on',
    access,
    operationId: 'turnDiscountOn',
    tag,
    summary: 'Let a discount be used again',
    description: 'Its dates and limits go on applying.',
    params,
    status: 200,
    response: discountSchema,
  }),
  remove: defineRoute({
    method: 'DELETE',
    path: '/api/v1/discounts/{discountId}',
    access,
    operationId: 'deleteDiscount',
    tag,
    summary: 'Delete a discount that nobody ever used',
    params,
    status: 204,
    response: z.undefined(),
    problems: ['discount-in-use'],
  }),
}
