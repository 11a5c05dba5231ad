import { z } from 'zod'
import {
  customerIdSchema,
  ledgerEventIdSchema,
  registerIdSchema,
  saleIdSchema,
  shiftIdSchema,
  staffIdSchema,
  tenderIdSchema,
} from '../identifier/id.js'
import { currencySchema } from '../money/currency.js'
import { minorUnitsSchema } from '../money/money.js'
import { draftedOrderSchema, ticketSchema } from './ticket.js'

const amount = minorUnitsSchema.nonnegative()
const reason = z.string().trim().min(1).max(200)

/** What can happen at a till. Nothing of it is ever changed or taken back; a mistake is mended by a counter-entry. */
export const ledgerPayloadSchemas = {
  shift_opened: z.strictObject({ currency: currencySchema, float: amount }),
  ticket_completed: z.strictObject({ ticket: ticketSchema }),
  ticket_voided: z.strictObject({ saleId: saleIdSchema, reason }),
  tender_resolved: z.strictObject({
    saleId: saleIdSchema,
    tenderId: tenderIdSchema,
    outcome: z.enum(['paid', 'not_paid']),
    reference: z.string().max(200).nullable(),
  }),
  cash_moved: z.strictObject({ direction: z.enum(['in', 'out']), amount: amount.positive(), reason }),
  drawer_opened: z.strictObject({ reason }),
  drawer_counted: z.strictObject({
    blind: z.boolean(),
    pieces: z.array(z.strictObject({ value: amount.positive(), pieces: z.int().min(0) })).max(40),
    counted: amount,
  }),
  shift_closed: z.strictObject({
    counted: amount,
    expected: minorUnitsSchema,
    note: z.string().max(2_000).nullable(),
  }),
  receipt_reprinted: z.strictObject({ saleId: saleIdSchema }),
  receipt_mailed: z.strictObject({ saleId: saleIdSchema, email: z.string().min(3).max(200) }),
  order_drafted: z.strictObject({ draft: draftedOrderSchema }),
  customer_created: z.strictObject({
    customerId: customerIdSchema,
    name: z.string().min(1).max(200),
    email: z.string().max(200).nullable(),
    phone: z.string().max(40).nullable(),
  }),
} as const

/** The kinds of ledger events. */
export type LedgerEventType = keyof typeof ledgerPayloadSchemas

/** What an event of one kind carries. */
export type LedgerPayload<Type extends LedgerEventType> = z.infer<(typeof ledgerPayloadSchemas)[Type]>

const hash = z.string().regex(/^[0-9a-f]{64}$/, 'Expected a SHA-256 in hexadecimal digits.')

/** What every event says of itself that makes it a link of its register's chain. */
export const ledgerHeadSchemas = {
  id: ledgerEventIdSchema,
  register: registerIdSchema,
  epoch: z.int().min(1).meta({ description: 'Which of the devices that have been this register.' }),
  seq: z.int().min(1).meta({ description: 'From 1, without a gap, for each register and epoch.' }),
  prevHash: hash.meta({ description: 'The hash of the event before; 64 zeros before the first.' }),
  hash: hash.meta({
    description: 'Of all fields but itself and the signature, as canonical JSON (RFC 8785).',
  }),
  signature: z.string().min(1).max(200).meta({ description: "The device's, of the hash, in base64url." }),
}

const head = {
  ...ledgerHeadSchemas,
  shiftId: shiftIdSchema.nullable(),
  staffId: staffIdSchema,
  approvedBy: staffIdSchema.nullable(),
  deviceTime: z.iso.datetime(),
  monoMs: z
    .int()
    .min(0)
    .meta({ description: 'Milliseconds since the device started; no clock can be set back.' }),
  serverOffset: z.int().nullable().meta({
    description: "The server's time less the device's in milliseconds, when they last spoke; null: never.",
  }),
  catalogVer: z.string().max(80).nullable(),
  taxVer: z.string().max(80).nullable(),
  coreVer: z.int().min(1),
}

const kind = <Type extends LedgerEventType>(type: Type) =>
  z.strictObject({ ...head, type: z.literal(type), payload: ledgerPayloadSchemas[type] })

export const ledgerEventSchema = z
  .discriminatedUnion('type', [
    kind('shift_opened'),
    kind('ticket_completed'),
    kind('ticket_voided'),
    kind('tender_resolved'),
    kind('cash_moved'),
    kind('drawer_opened'),
    kind('drawer_counted'),
    kind('shift_closed'),
    kind('receipt_reprinted'),
    kind('receipt_mailed'),
    kind('order_drafted'),
    kind('customer_created'),
  ])
  .meta({ id: 'LedgerEvent' })

/** One entry of a register's ledger. Order is that of `seq`, never of a clock. */
export type LedgerEvent = z.infer<typeof ledgerEventSchema>

/** An entry before it has its place in the chain. */
export type LedgerDraft = LedgerEvent extends infer Event
  ? Event extends LedgerEvent
    ? Omit<Event, 'epoch' | 'register' | 'seq' | 'prevHash' | 'hash' | 'signature'>
    : never
  : never

/** The version of the rules by which this code prices and folds; recorded with each event. */
export const ledgerRulesVersion = 1
