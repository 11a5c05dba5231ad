import { z } from 'zod'
import { breachOf, type ChainBreach, type ChainLink, hashOf, type LedgerHead } from './chain.js'
import { ledgerHeadSchemas } from './ledger-event.js'

/** What a server already holds that an arriving event may clash with. */
export interface KnownEvents {
  /** How far the register's ledger is held without a gap. */
  readonly head: LedgerHead
  /** The hash of the event with the same id, if it is held. */
  readonly byId: string | undefined
  /** The hash of the event in the same place (register, epoch, seq), if it is held. */
  readonly byPlace: string | undefined
}

export const ledgerLinkSchema = z.looseObject(ledgerHeadSchemas)

/** An event of which no more is known than its place in the chain: perhaps a newer till's. Its hash covers all of it. */
export type LedgerLink = z.infer<typeof ledgerLinkSchema>

/** Why an event is kept and not projected until a person has looked. */
export type ParkedWhy =
  | 'bad_signature'
  | 'unreadable'
  /** Another event holds its place: a cloned device, or one that was set back. */
  | 'fork'
  /** The same id with another content. */
  | 'changed'
  /** The shop could not make of it what it should; what went wrong stands with it. */
  | 'failed'
  | Exclude<ChainBreach, 'gap' | 'repeated'>

export const parkedWhys = [
  'bad_signature',
  'unreadable',
  'fork',
  'changed',
  'failed',
  'another_register',
  'another_epoch',
  'broken_link',
  'wrong_hash',
] as const satisfies readonly ParkedWhy[]

/**
 * What becomes of an arriving event. Each is stored, whichever it is: a completed sale is a fact.
 * `projected`: orders, stock and cash follow. `repeated`: it is held already, the same answer is given again.
 * `waits`: what stands before it has not arrived. `parked`: a person must look; `holdsPlace` says that it is the next
 * link all the same, so that what comes after it is not held up.
 */
export type IntakeVerdict =
  | { readonly kind: 'projected' }
  | { readonly kind: 'repeated' }
  | { readonly kind: 'waits'; readonly missing: { readonly from: number; readonly to: number } }
  | { readonly kind: 'parked'; readonly why: ParkedWhy; readonly holdsPlace: boolean }

/**
 * What becomes of `event`.
 * @param check what is known of it beside its place: whether its signature is that of the device's key, and whether
 * its payload can be read by this version.
 */
export function judgeIntake(
  event: ChainLink,
  known: KnownEvents,
  check: { readonly isSigned: boolean; readonly isReadable: boolean },
): IntakeVerdict {
  if (known.byId !== undefined && known.byId !== event.hash) return parked('changed')
  if (known.byPlace !== undefined && known.byPlace !== event.hash) return parked('fork')
  if (known.byId !== undefined) return { kind: 'repeated' }
  const breach = breachOf(event, known.head)
  // Nobody holds a place ahead by something that the device has not signed.
  if (breach === 'gap' && hashOf(event) !== event.hash) return parked('wrong_hash')
  if (breach === 'gap' && !check.isSigned) return parked('bad_signature')
  if (breach === 'gap') return { kind: 'waits', missing: { from: known.head.seq + 1, to: event.seq - 1 } }
  // All places up to the head are held: what comes for one of them anew is not what was there.
  if (breach !== undefined) return parked(breach === 'repeated' ? 'fork' : breach)
  if (!check.isSigned) return parked('bad_signature', true)
  return check.isReadable ? { kind: 'projected' } : parked('unreadable', true)
}

const parked = (why: ParkedWhy, holdsPlace = false): IntakeVerdict => ({ kind: 'parked', why, holdsPlace })
