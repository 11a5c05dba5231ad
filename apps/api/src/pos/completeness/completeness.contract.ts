import { currencySchema, minorUnitsSchema, parkedWhys, registerIdSchema } from '@counterflow/core'
import { z } from 'zod'
import { defineRoute, requires } from '../../platform/http/route-contract.js'

const count = z.int().min(0)
const instant = z.iso.datetime()
const gap = z.strictObject({ from: z.int(), to: z.int() }).meta({ id: 'LedgerGap' })

export const ledgerEpochSchema = z
  .strictObject({
    epoch: z.int().min(1),
    contiguous: count.meta({ description: 'Everything up to here is held without a gap.' }),
    last: count.meta({ description: 'The last that is held.' }),
    promised: count.meta({ description: 'The last that the device has said to have.' }),
    gaps: z.array(gap).meta({ description: 'What is missing, both ends included; 1,000 at most.' }),
    waiting: count.meta({ description: 'Held, and not taken over before the gap is closed.' }),
    parked: count.meta({ description: 'Waits for a person.' }),
    lastSeenAt: instant.nullable(),
    lastReceivedAt: instant.nullable(),
  })
  .meta({ id: 'LedgerEpoch', description: 'What is held of one of the devices that have been a register.' })

export const completenessDaySchema = z
  .strictObject({
    day: z.iso.date(),
    epoch: z.int().min(1),
    events: count,
    firstSeq: z.int(),
    lastSeq: z.int(),
    unbroken: z
      .boolean()
      .meta({ description: 'Whether no place between the first and the last is missing.' }),
    hashesMatch: z.boolean().meta({
      description:
        'Whether each hash is right and names the one before. What was erased is trusted by its hash, and what a person has decided about counts as settled.',
    }),
    decided: count.meta({ description: 'Events that would not match, and that a person has decided about.' }),
    erased: count.meta({ description: 'Events of which personal data was erased.' }),
    tickets: count.meta({ description: 'Tickets in the ledger, as the till recorded them.' }),
    ledgerTotals: z.array(z.strictObject({ currency: currencySchema, amount: minorUnitsSchema })),
    shopTickets: count.meta({ description: 'Sales that the shop has entered of them.' }),
    shopTotals: z.array(z.strictObject({ currency: currencySchema, amount: minorUnitsSchema })),
    totalsMatch: z.boolean(),
  })
  .meta({ id: 'CompletenessDay' })

export const decidedEntrySchema = z
  .strictObject({
    parkedId: z.uuid(),
    epoch: z.int().min(1),
    seq: z.int(),
    why: z.enum(parkedWhys),
    state: z.enum(['accepted', 'set_aside']),
    note: z.string().nullable().meta({ description: 'The reason that was given.' }),
    settledBy: z.string().nullable(),
    settledAt: instant.nullable(),
  })
  .meta({
    id: 'DecidedEntry',
    description: 'An entry that does not prove itself, and what a person decided about it.',
  })

const registerLedgerSchema = z
  .strictObject({
    registerId: registerIdSchema,
    epoch: z.int().min(1),
    contiguous: count.meta({ description: 'Everything up to here is held without a gap.' }),
    promised: count.meta({ description: 'The last that the device has said to have.' }),
  })
  .meta({
    id: 'RegisterLedger',
    description: 'How far the ledger of the latest device of a register is held.',
  })

export const completenessRoutes = {
  list: defineRoute({
    method: 'GET',
    path: '/api/v1/till/ledgers',
    access: requires('registers.manage'),
    operationId: 'listRegisterLedgers',
    tag: 'Till ledger',
    summary: 'How far the ledger of each register is held',
    description:
      'Of registers that a device has been: what has arrived of what it has recorded. Nothing is hashed anew.',
    status: 200,
    response: z.strictObject({ items: z.array(registerLedgerSchema) }),
  }),
  read: defineRoute({
    method: 'GET',
    path: '/api/v1/registers/{registerId}/completeness',
    access: requires('registers.manage'),
    operationId: 'getRegisterCompleteness',
    tag: 'Till ledger',
    summary: 'Whether anything of a register is missing',
    description: 'Counted and hashed anew from what is stored, at each request.',
    params: z.strictObject({ registerId: registerIdSchema }),
    query: z.strictObject({
      from: z.iso.date().meta({ description: 'The first day, in the time of the shop.' }),
      to: z.iso.date().meta({ description: 'The last day; at most 92 in all.' }),
    }),
    status: 200,
    response: z
      .strictObject({
        registerId: registerIdSchema,
        complete: z
          .boolean()
          .meta({ description: 'Whether nothing at all is missing, parked or different.' }),
        epochs: z.array(ledgerEpochSchema),
        days: z.array(completenessDaySchema),
        decided: z.array(decidedEntrySchema).meta({
          description: 'What would be wrong or missing, had nobody decided about it.',
        }),
      })
      .meta({ id: 'Completeness' }),
  }),
}
