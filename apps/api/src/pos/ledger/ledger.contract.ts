import {
  type Json,
  ledgerAnswerSchema,
  ledgerBatchSchema,
  mostEventsInBatch,
  parkedWhys,
  registerIdSchema,
} from '@counterflow/core'
import { z } from 'zod'
import { pageOf, pageQueryShape } from '../../platform/http/page.js'
import { defineRoute, enrolledDevice, requires } from '../../platform/http/route-contract.js'

const tag = 'Till ledger'
const access = requires('registers.manage')
const instant = z.iso.datetime()
const count = z.int().min(0)

export const parkedStates = ['open', 'accepted', 'set_aside'] as const
const parkedState = z.enum(parkedStates)

export const parkedEventSchema = z
  .strictObject({
    id: z.uuid(),
    registerId: registerIdSchema,
    epoch: z.int(),
    seq: z.int().nullable().meta({ description: 'Null: it does not say.' }),
    eventId: z.string().nullable(),
    type: z.string().nullable(),
    why: z.enum(parkedWhys),
    problem: z.string().nullable().meta({ description: 'What went wrong, in the words of whoever noticed.' }),
    holdsPlace: z.boolean().meta({ description: 'Whether what came after it was taken over all the same.' }),
    state: parkedState,
    receivedAt: instant,
    settledAt: instant.nullable(),
    settledBy: z.string().nullable(),
    note: z.string().nullable(),
  })
  .meta({ id: 'ParkedEvent' })

const params = z.strictObject({ parkedId: z.uuid() })
const decision = z.strictObject({ note: z.string().trim().min(1).max(2_000) })

/** A body was read as JSON and can be nothing else: to look at each of its parts would take longer than all that follows. */
const arrivingEvent = z.custom<Json>().meta({ override: { $ref: '#/components/schemas/Json' } })

/** What a till sends, before the server has read any of it: what it does not know is stored and parked. */
export const arrivingBatchSchema = ledgerBatchSchema
  .extend({
    events: z.array(arrivingEvent).max(mostEventsInBatch).meta({
      description:
        'Each a LedgerEvent, in order of `seq`. One that cannot be read is kept and holds up no other.',
    }),
  })
  .meta({ id: 'ArrivingBatch' })

export const ledgerRoutes = {
  take: defineRoute({
    method: 'POST',
    path: '/api/v1/till/events',
    access: enrolledDevice,
    operationId: 'sendTillEvents',
    tag,
    summary: 'Send what a till has recorded',
    description:
      'Everything is stored, and what follows without a gap is taken over at once. The same events again change nothing. A frozen device may still send what it had recorded; of one that was shut out, the device that is the register now may send it, by naming its epoch.',
    body: arrivingBatchSchema,
    takesAnyText: true,
    status: 200,
    response: ledgerAnswerSchema,
    audit: 'none',
  }),
}

export const parkedRoutes = {
  list: defineRoute({
    method: 'GET',
    path: '/api/v1/till/parked-events',
    access,
    operationId: 'listParkedEvents',
    tag,
    summary: 'Events of tills that were kept and not taken over, the latest first',
    query: z.strictObject({
      ...pageQueryShape,
      state: parkedState.optional(),
      registerId: registerIdSchema.optional(),
    }),
    status: 200,
    response: pageOf(parkedEventSchema),
  }),
  get: defineRoute({
    method: 'GET',
    path: '/api/v1/till/parked-events/{parkedId}',
    access,
    operationId: 'getParkedEvent',
    tag,
    summary: 'A parked event as it arrived',
    params,
    status: 200,
    response: z
      .strictObject({
        ...parkedEventSchema.shape,
        raw: z.string(),
        held: z.string().nullable().meta({ description: 'What holds its place instead of it.' }),
        acceptable: z.boolean().meta({ description: 'Whether it can be taken over by hand.' }),
      })
      .meta({ id: 'ParkedEventDetail' }),
  }),
  accept: defineRoute({
    method: 'POST',
    path: '/api/v1/till/parked-events/{parkedId}/accept',
    access,
    operationId: 'acceptParkedEvent',
    tag,
    summary: 'Take a parked event over all the same',
    description: 'The sale is entered as if it had arrived in its turn. The note says why you believe it.',
    params,
    body: decision,
    status: 200,
    response: parkedEventSchema,
    problems: ['parked-event-settled', 'parked-event-unusable'],
  }),
  setAside: defineRoute({
    method: 'POST',
    path: '/api/v1/till/parked-events/{parkedId}/set-aside',
    access,
    operationId: 'setParkedEventAside',
    tag,
    summary: 'Leave a parked event out for good',
    description: 'It is kept, and counts for nothing. What waits behind it is taken over.',
    params,
    body: decision,
    status: 200,
    response: parkedEventSchema,
    problems: ['parked-event-settled'],
  }),
}

export const ledgerWorkRoutes = {
  restore: defineRoute({
    method: 'POST',
    path: '/api/v1/till/restored-events',
    access,
    operationId: 'restoreTillEvents',
    tag,
    summary: 'Enter sales again from the codes on their receipts',
    description:
      'For a device that was lost before it could send them. Each is believed by its signature only.',
    body: z.strictObject({ papers: z.array(z.string().min(1).max(5_000)).min(1).max(100) }),
    status: 200,
    response: z.strictObject({
      results: z.array(
        z.strictObject({
          outcome: z.enum(['restored', 'known', 'waits', 'parked', 'refused']),
          why: z.string().nullable(),
          receiptNumber: z.string().nullable(),
        }),
      ),
    }),
  }),
  importFile: defineRoute({
    method: 'POST',
    path: '/api/v1/till/ledger-files',
    access,
    operationId: 'importTillLedger',
    tag,
    summary: 'Take in the ledger that a till has exported as a file',
    description:
      'For a device that was shut out or cannot reach the shop any more. Each entry is judged by its signature and its place, as if the device had sent it: the same again changes nothing, nor does the device when it sends it after all.',
    upload: {
      field: 'file',
      mostBytes: 100_000_000,
      description: 'The file of a till as it is: JSON, one entry a line; of at most 100 MB.',
    },
    status: 200,
    response: z
      .strictObject({
        ledgers: z.array(
          z
            .strictObject({
              registerId: registerIdSchema,
              registerName: z.string(),
              epoch: z.int().min(1),
              entries: count.meta({ description: 'How many are in the file.' }),
              entered: count.meta({ description: 'Of them those that were taken over now.' }),
              known: count.meta({ description: 'Of them those that were here before.' }),
              waiting: count.meta({ description: 'Of them those that wait for what stands before them.' }),
              parked: count.meta({ description: 'Of them those that wait for a person.' }),
            })
            .meta({ id: 'LedgerInFile' }),
        ),
        foreign: count.meta({ description: 'Entries of devices that this shop has not enrolled: left out.' }),
        damaged: count.meta({ description: 'Lines that say nothing any more: left out.' }),
        damagedLines: z.array(z.int()).meta({ description: 'The first 100 of them, from 1.' }),
      })
      .meta({ id: 'ImportedLedger' }),
    problems: ['not-a-ledger-file', 'ledger-of-another-shop', 'file-too-large', 'file-missing'],
  }),
  reconcile: defineRoute({
    method: 'POST',
    path: '/api/v1/till/reconciliations',
    access,
    operationId: 'reconcileTills',
    tag,
    summary: 'Make sales, cash and reports anew from the ledger, and compare',
    description:
      'What is missing is entered; what differs becomes an exception of the kind `mismatch`. Changes nothing where all agrees.',
    body: z.strictObject({
      registerId: registerIdSchema.optional(),
      from: instant.optional().meta({ description: 'Only what arrived at this moment or later.' }),
    }),
    status: 200,
    response: z.strictObject({
      events: z.int(),
      sales: z.int(),
      shifts: z.int(),
      entered: z.int().meta({ description: 'Sales that were missing, and are there now.' }),
      mismatches: z.int(),
    }),
  }),
}
