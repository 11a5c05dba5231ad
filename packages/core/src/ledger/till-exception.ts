import { z } from 'zod'

/** What a person is asked to look at, because of what a till has recorded. No sale waits for it. */
export const tillExceptionKinds = [
  /** Goods were sold at another price than the catalogue has by now. */
  'price_drift',
  /** The tax of a ticket is not the one that the shop has by now. */
  'tax_drift',
  /** More was sold than lay there. */
  'oversell',
  /** Something was sold that is in no catalogue any more. */
  'unknown_product',
  /** A customer was made at a till whose address or number somebody else has. */
  'duplicate_customer',
  /** The clock of a device is wrong. */
  'clock',
  /** An event was stored and not taken over; somebody decides about it. */
  'parked',
  /** The figures of a ticket do not add up by the rules of this version. */
  'rules_version',
  /** A drawer held another sum than it should. */
  'cash_difference',
  /** A discount beyond what its giver may give, which nobody approved; or a code that was used up. */
  'discount_over_limit',
  /** Nobody knows yet whether a card was charged. */
  'tender_unknown',
  /** Events of a register have not arrived. */
  'gap',
  /** Goods came back whose sale the shop does not know, or of which there is nothing left to give back. */
  'return_unmatched',
  /** What the shop made of the ledger is not what the ledger says. */
  'mismatch',
] as const

export const tillExceptionKindSchema = z.enum(tillExceptionKinds).meta({ id: 'TillExceptionKind' })

/** The kinds of exceptions. */
export type TillExceptionKind = z.infer<typeof tillExceptionKindSchema>

/** The states of exceptions. */
export const tillExceptionStates = ['open', 'done'] as const

export const tillExceptionStateSchema = z.enum(tillExceptionStates).meta({ id: 'TillExceptionState' })

/** Whether somebody still has to look at an exception. */
export type TillExceptionState = z.infer<typeof tillExceptionStateSchema>
