import {
  locationIdSchema,
  moneySchema,
  orderIdSchema,
  registerIdSchema,
  saleIdSchema,
  shiftIdSchema,
  staffIdSchema,
  tillExceptionKindSchema,
} from '@counterflow/core'
import { z } from 'zod'
import { defineEvent } from '../platform/events/event-definition.js'

const audience = 'registers.manage'
const instant = z.iso.datetime()
const person = z.strictObject({ id: staffIdSchema, name: z.string() })
const register = z.strictObject({ id: registerIdSchema, name: z.string() })

const syncedSale = z.strictObject({
  id: saleIdSchema,
  receiptNumber: z.string(),
  orderId: orderIdSchema.nullable(),
  register,
  locationId: locationIdSchema,
  staff: person,
  total: moneySchema,
  items: z.int(),
  returnedItems: z.int(),
})

/** A sale of a till has arrived, perhaps long after it was made. */
export const tillSaleSynced = defineEvent({
  type: 'till.sale_synced',
  subjectType: 'till_sale',
  payload: z.strictObject({
    sale: syncedSale,
    eventAt: instant,
    receivedAt: instant,
    ageMinutes: z.int().min(0),
  }),
  audience,
})

const shift = z.strictObject({
  id: shiftIdSchema,
  register,
  currency: z.string(),
  openedAt: instant,
  closedAt: instant.nullable(),
  tickets: z.int(),
  sold: moneySchema,
  returned: moneySchema,
  expected: moneySchema,
  counted: moneySchema.nullable(),
  difference: moneySchema.nullable(),
})

const shiftEvent = (type: string) =>
  defineEvent({ type, subjectType: 'shift', payload: z.strictObject({ shift }), audience })

/** A shift was opened at a till, and the shop has heard of it. */
export const tillShiftOpened = shiftEvent('till.shift_opened')

/** A shift was closed. */
export const tillShiftClosed = shiftEvent('till.shift_closed')

/** Something arrived that belongs to a shift whose closing had arrived before. */
export const tillShiftAmended = shiftEvent('till.shift_amended')

/** A drawer held another sum than it should. */
export const tillCashDifference = shiftEvent('till.cash_difference')

/** Somebody has to look at something that a till recorded. */
export const tillExceptionRaised = defineEvent({
  type: 'till.exception_raised',
  subjectType: 'till_exception',
  payload: z.strictObject({
    exception: z.strictObject({
      id: z.uuid(),
      kind: tillExceptionKindSchema,
      registerId: registerIdSchema.nullable(),
      saleId: saleIdSchema.nullable(),
      orderId: orderIdSchema.nullable(),
      receiptNumber: z.string().nullable(),
      at: instant,
    }),
  }),
  audience,
})

/** An exception was seen to, by somebody or by itself. */
export const tillExceptionSettled = defineEvent({
  type: 'till.exception_settled',
  subjectType: 'till_exception',
  payload: z.strictObject({ exceptionId: z.uuid(), kind: tillExceptionKindSchema }),
  audience,
})
