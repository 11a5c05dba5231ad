import {
  customerIdSchema,
  fulfilmentStatuses,
  fulfilmentStatusSchema,
  moneySchema,
  orderChannelSchema,
  orderFiltersSchema,
  orderIdSchema,
  orderSortSchema,
  paymentStatuses,
  paymentStatusSchema,
  riskLevelSchema,
  riskLevels,
} from '@counterflow/core'
import { z } from 'zod'
import { pageOf, pageQueryShape } from '../../../platform/http/page.js'
import { defineRoute, requires } from '../../../platform/http/route-contract.js'

export const orderSummarySchema = z
  .strictObject({
    id: orderIdSchema,
    number: z.string(),
    placedAt: z.iso.datetime(),
    channel: orderChannelSchema,
    customerId: customerIdSchema.nullable(),
    customerName: z.string().nullable(),
    itemCount: z.int(),
    total: moneySchema,
    paymentStatus: paymentStatusSchema,
    fulfilmentStatus: fulfilmentStatusSchema,
    cancelled: z.boolean(),
    hasNote: z.boolean(),
    riskLevel: riskLevelSchema.nullable().meta({ description: 'Null while the analysis is under way.' }),
    tags: z.array(z.string()),
  })
  .meta({ id: 'OrderSummary' })

const { shape } = orderFiltersSchema

/** Several values in one parameter, parted by commas. */
const listOf = <Schema extends z.ZodType>(schema: Schema, options: readonly string[]) => {
  const of = options.join(', ')
  const one = `(${options.join('|')})`
  return z
    .string()
    .max(1_000)
    .meta({
      description: `One or several of: ${of}; parted by commas.`,
      pattern: `^${one}(,${one})*$`,
      examples: [options.slice(0, 2).join(',')],
    })
    .transform((text, context): z.output<Schema> => {
      const parsed = schema.safeParse(text.split(',').filter((part) => part.trim() !== ''))
      if (parsed.success) return parsed.data
      const message = `Expected one or several of: ${of}; parted by commas.`
      context.addIssue({ code: 'custom', message, params: { code: 'not_an_option' } })
      return z.NEVER
    })
    .optional()
}

const flag = z
  .enum(['true', 'false'])
  .transform((text) => text === 'true')
  .optional()
const amount = z.coerce.number().int().min(0).optional()

/** The filters as they stand in an address. */
export const orderFilterQueryShape = {
  search: shape.search,
  paymentStatus: listOf(shape.paymentStatus.unwrap(), paymentStatuses),
  fulfilmentStatus: listOf(shape.fulfilmentStatus.unwrap(), fulfilmentStatuses),
  riskLevel: listOf(shape.riskLevel.unwrap(), riskLevels),
  channel: listOf(shape.channel.unwrap(), orderChannelSchema.options),
  tag: z
    .string()
    .max(1_000)
    .meta({ description: 'One or several tags, parted by commas.' })
    .transform((text) => text.split(',').filter((part) => part.trim() !== ''))
    .pipe(shape.tag.unwrap())
    .optional(),
  customerId: shape.customerId,
  placedFrom: shape.placedFrom,
  placedBefore: shape.placedBefore,
  totalFrom: amount.meta({ description: "In minor units of the shop's currency." }),
  totalTo: amount.meta({ description: "In minor units of the shop's currency." }),
  hasNote: flag,
  cancelled: flag,
}

const sort = orderSortSchema.default('placed_desc')
const tag = 'Orders'

export const orderListRoutes = {
  list: defineRoute({
    method: 'GET',
    path: '/api/v1/orders',
    access: requires('orders.read'),
    operationId: 'listOrders',
    tag,
    summary: 'Orders, newest first unless sorted otherwise',
    query: z.strictObject({ ...pageQueryShape, sort, ...orderFilterQueryShape }),
    status: 200,
    response: pageOf(orderSummarySchema),
  }),
  count: defineRoute({
    method: 'GET',
    path: '/api/v1/orders/count',
    access: requires('orders.read'),
    operationId: 'countOrders',
    tag,
    summary: 'How many orders there are, counted up to 1,000',
    query: z.strictObject(orderFilterQueryShape),
    status: 200,
    response: z.strictObject({
      count: z.int(),
      more: z.boolean().meta({ description: 'Whether there are more than were counted.' }),
    }),
  }),
  export: defineRoute({
    method: 'GET',
    path: '/api/v1/orders/export',
    access: requires('orders.read'),
    operationId: 'exportOrders',
    tag,
    summary: 'Orders as a file of comma-separated values',
    description:
      'UTF-8. Amounts are in units of the currency. A text that begins like a formula has an apostrophe before it.',
    query: z.strictObject({ sort, ...orderFilterQueryShape }),
    status: 200,
    response: z.string(),
    streamed: true,
    answersFile: 'text/csv',
    audit: 'done',
  }),
}
