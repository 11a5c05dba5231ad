import {
  plainJsonSchema,
  registerIdSchema,
  tillExceptionKindSchema,
  tillExceptionKinds,
  tillExceptionStateSchema,
} from '@counterflow/core'
import { z } from 'zod'
import { pageOf, pageQueryShape } from '../../platform/http/page.js'
import { anyOfInQuery } from '../../platform/http/query-filters.js'
import { defineRoute, requires } from '../../platform/http/route-contract.js'
import { rowVersionSchema } from '../../platform/http/row-version.js'

const tag = 'Till exceptions'
const access = requires('registers.manage')
const instant = z.iso.datetime()

export const tillExceptionSchema = z
  .strictObject({
    id: z.uuid(),
    kind: tillExceptionKindSchema,
    state: tillExceptionStateSchema,
    registerId: registerIdSchema.nullable(),
    shiftId: z.uuid().nullable(),
    saleId: z.uuid().nullable(),
    orderId: z.uuid().nullable(),
    customerId: z.uuid().nullable(),
    variantId: z.uuid().nullable(),
    receiptNumber: z.string().nullable(),
    details: z.record(z.string(), plainJsonSchema).meta({
      description:
        'What it is about, by its kind. `price_drift`: title, printed, current, currency. `oversell`: title, sku, onHand, location. `cash_difference`: difference, expected, counted, currency. `clock`: offsetMs. `gap`: epoch, from, to. `duplicate_customer`: name, otherId, otherName, by. `parked`: why, epoch, seq, parkedId. `tender_unknown`: provider, amount, currency. `rules_version`: faults, coreVersion. `mismatch`: what (`totals_differ`, `report_differs`), ledger, shop, currency.',
    }),
    times: z.int().min(1).meta({ description: 'How often it was noticed.' }),
    firstAt: instant,
    lastAt: instant,
    settledBy: z.string().nullable(),
    settledAt: instant.nullable(),
    note: z.string().nullable(),
    version: rowVersionSchema,
  })
  .meta({ id: 'TillException' })

const params = z.strictObject({ exceptionId: z.uuid() })
const version = rowVersionSchema.meta({ description: 'The version that you saw.' })
const problems = ['till-exception-changed']

export const tillExceptionRoutes = {
  list: defineRoute({
    method: 'GET',
    path: '/api/v1/till/exceptions',
    access,
    operationId: 'listTillExceptions',
    tag,
    summary: 'What somebody has to look at because of what tills recorded, the latest first',
    query: z.strictObject({
      ...pageQueryShape,
      state: tillExceptionStateSchema.optional(),
      kind: anyOfInQuery(z.array(tillExceptionKindSchema).min(1), tillExceptionKinds),
      registerId: registerIdSchema.optional(),
    }),
    status: 200,
    response: pageOf(tillExceptionSchema),
  }),
  count: defineRoute({
    method: 'GET',
    path: '/api/v1/till/exceptions/count',
    access,
    operationId: 'countTillExceptions',
    tag,
    summary: 'How many exceptions are open, of each kind',
    status: 200,
    response: z.strictObject({ open: z.int(), byKind: z.partialRecord(tillExceptionKindSchema, z.int()) }),
  }),
  settle: defineRoute({
    method: 'POST',
    path: '/api/v1/till/exceptions/{exceptionId}/settle',
    access,
    operationId: 'settleTillException',
    tag,
    summary: 'Say that an exception was seen to',
    params,
    body: z.strictObject({ version, note: z.string().trim().max(2_000).default('') }),
    status: 200,
    response: tillExceptionSchema,
    problems,
  }),
  reopen: defineRoute({
    method: 'POST',
    path: '/api/v1/till/exceptions/{exceptionId}/reopen',
    access,
    operationId: 'reopenTillException',
    tag,
    summary: 'Say that an exception has to be looked at again',
    params,
    body: z.strictObject({ version }),
    status: 200,
    response: tillExceptionSchema,
    problems,
  }),
}
