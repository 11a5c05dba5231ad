import {
  currencySchema,
  ledgerEventIdSchema,
  locationIdSchema,
  minorUnitsSchema,
  registerIdSchema,
  shiftIdSchema,
  staffIdSchema,
} from '@counterflow/core'
import { z } from 'zod'
import { pageOf, pageQueryShape } from '../../platform/http/page.js'
import { defineRoute, requires } from '../../platform/http/route-contract.js'
import { freezeReasons } from '../devices/freeze-reason.js'

const tag = 'Shifts'
const access = requires('registers.manage')
const count = z.int().min(0)
const instant = z.iso.datetime()

const person = z.strictObject({ id: staffIdSchema, name: z.string() }).meta({ id: 'ShiftPerson' })

const shiftShape = {
  id: shiftIdSchema,
  registerId: registerIdSchema,
  locationId: locationIdSchema,
  epoch: z.int().min(1),
  currency: currencySchema,
  openedBy: person,
  openedAt: instant,
  closedBy: person.nullable(),
  closedAt: instant.nullable(),
  ended: z
    .strictObject({ at: instant, why: z.enum(freezeReasons).nullable() })
    .nullable()
    .meta({
      id: 'ShiftEnd',
      description:
        'When and why its device stopped being the register while it was open: nobody has counted its drawer, and nothing new is sold in it.',
    }),
  tickets: count,
  voided: count,
  sold: minorUnitsSchema.meta({ description: 'What goods cost with tax, after discounts.' }),
  returned: minorUnitsSchema,
  expected: minorUnitsSchema.meta({ description: 'What should lie in the drawer.' }),
  counted: minorUnitsSchema.nullable(),
  difference: minorUnitsSchema.nullable().meta({ description: 'Below zero there is too little.' }),
  officeCount: z
    .strictObject({
      counted: minorUnitsSchema,
      difference: minorUnitsSchema,
      note: z.string().nullable(),
      countedBy: z.string(),
      countedAt: instant,
    })
    .nullable()
    .meta({
      id: 'OfficeCount',
      description:
        'What the office counted in the drawer of a shift that had ended with its device. It stands until the device should send a closing of its own.',
    }),
  amendedAt: instant.nullable().meta({
    description:
      'When something of the shift arrived after its closing had: its report is another one since.',
  }),
}

export const shiftSummarySchema = z.strictObject(shiftShape).meta({ id: 'Shift' })

const tenderTotal = z
  .strictObject({
    method: z.string().meta({
      description: '`cash`, `gift_card`, `card:<provider>` or the key of a way of paying.',
    }),
    count: z.int(),
    amount: minorUnitsSchema,
  })
  .meta({ id: 'TenderTotal' })

export const shiftReportSchema = z
  .strictObject({
    float: minorUnitsSchema,
    discount: minorUnitsSchema,
    tax: minorUnitsSchema,
    rounding: minorUnitsSchema,
    tenders: z.array(tenderTotal),
    paidIn: minorUnitsSchema,
    paidOut: minorUnitsSchema,
    drawerOpenings: count,
    note: z.string().nullable().meta({ description: 'What was written when the shift was closed.' }),
    expectedByTill: minorUnitsSchema.nullable().meta({
      description:
        'What the till reckoned when it closed; another sum than `expected` if something arrived later.',
    }),
    received: count.meta({ description: 'Entries of the ledger that are held of this shift.' }),
    parked: count.meta({ description: 'Of them those that wait for a person, and count for nothing yet.' }),
  })
  .meta({ id: 'ShiftReport', description: 'A Z report: all from the events of the shift.' })

export const ledgerEntrySchema = z
  .strictObject({
    id: ledgerEventIdSchema,
    epoch: z.int(),
    seq: z.int(),
    type: z.string(),
    verdict: z.enum(['projected', 'waiting', 'parked', 'set_aside']),
    why: z.string().nullable(),
    staff: person.nullable(),
    approvedBy: person.nullable(),
    eventAt: instant.nullable().meta({ description: 'By the clock of the device.' }),
    receivedAt: instant,
    receiptNumber: z.string().nullable(),
    orderId: z.uuid().nullable(),
    amount: minorUnitsSchema.nullable().meta({ description: 'Of a ticket, a movement or a count.' }),
    reason: z.string().nullable(),
  })
  .meta({ id: 'LedgerEntry' })

const shiftDetailSchema = z
  .strictObject({ ...shiftShape, report: shiftReportSchema })
  .meta({ id: 'ShiftDetail' })

const params = z.strictObject({ shiftId: shiftIdSchema })

export const shiftRoutes = {
  list: defineRoute({
    method: 'GET',
    path: '/api/v1/shifts',
    access,
    operationId: 'listShifts',
    tag,
    summary: 'Shifts of all registers, the latest first',
    query: z.strictObject({
      ...pageQueryShape,
      registerId: registerIdSchema.optional(),
      state: z.enum(['open', 'ended', 'closed', 'amended', 'different']).optional().meta({
        description:
          '`ended`: never closed, and its device is not the register any more. `different`: the drawer held another sum than it should.',
      }),
      from: instant.optional().meta({ description: 'Opened at this moment or later.' }),
      before: instant.optional().meta({ description: 'Opened before this moment.' }),
    }),
    status: 200,
    response: pageOf(shiftSummarySchema),
  }),
  get: defineRoute({
    method: 'GET',
    path: '/api/v1/shifts/{shiftId}',
    access,
    operationId: 'getShift',
    tag,
    summary: 'A shift with its Z report',
    params,
    status: 200,
    response: shiftDetailSchema,
  }),
  count: defineRoute({
    method: 'PUT',
    path: '/api/v1/shifts/{shiftId}/drawer-count',
    access,
    operationId: 'countShiftDrawer',
    tag,
    summary: 'Say what the drawer of an ended shift held',
    description:
      'For a shift whose device was shut out or replaced while it was open. Counted again, the later count stands. A drawer that differs becomes an exception, as when a till closes.',
    params,
    body: z.strictObject({
      counted: minorUnitsSchema.nonnegative(),
      note: z.string().trim().min(1).max(2_000).nullable(),
    }),
    status: 200,
    response: shiftDetailSchema,
    problems: ['shift-not-ended'],
  }),
  entries: defineRoute({
    method: 'GET',
    path: '/api/v1/shifts/{shiftId}/entries',
    access,
    operationId: 'listShiftEntries',
    tag,
    summary: 'What happened in a shift, in the sequence of its ledger',
    params,
    query: z.strictObject({
      after: z.coerce
        .number()
        .int()
        .min(0)
        .default(0)
        .meta({ description: 'The `seq` of the last one seen.' }),
      limit: pageQueryShape.limit,
    }),
    status: 200,
    response: z.strictObject({ items: z.array(ledgerEntrySchema), more: z.boolean() }),
  }),
}
