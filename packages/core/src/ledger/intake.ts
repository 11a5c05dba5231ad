import { z } from 'zod'
import { breachOf, type ChainBreach, type ChainLink, hashOf, type LedgerHead } from './chain.js'
import { ledgerHeadSchemas } from './ledger-event.js'

/**
 * How good what holds a place is. `proven`: by its hash and its signature. `doubtful`: it was damaged or is not signed,
 * and counts for nothing. `believed`: the same, and a person has taken it over all the same.
 */
export type PlaceStanding = 'proven' | 'doubtful' | 'believed'

/** What a server already holds that an arriving event may clash with. */
export interface KnownEvents {
  /** How far the register's ledger is held without a gap. */
  readonly head: LedgerHead
  /** The hash of the event with the same id, if it is held. */
  readonly byId: string | undefined
  /** The hash of the event in the same place (register, epoch, seq), if it is held. */
  readonly byPlace: string | undefined
  /** Of what is held in the same place; without it, that is proven. */
  readonly standing?: PlaceStanding | undefined
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

/** Why an event proves nothing: whoever has the token of a device could have made it up, or it was damaged on its way. */
export const isUnproven = (why: ParkedWhy | null): boolean => why === 'bad_signature' || why === 'wrong_hash'

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

/** What is known of an arriving event beside its place. */
export interface EventCheck {
  /** Whether its signature is that of the device's key. */
  readonly isSigned: boolean
  /** Whether its payload can be read by this version. */
  readonly isReadable: boolean
  /** Says what `hashOf` would, where a platform has something faster. */
  readonly hashOf?: (event: object) => string
}

/** What becomes of `event`. */
export function judgeIntake(event: ChainLink, known: KnownEvents, check: EventCheck): IntakeVerdict {
  if (known.byPlace === event.hash && known.standing !== undefined && known.standing !== 'proven')
    return judgeAnew(event, known.standing, check)
  const clash = clashOf(event, known)
  if (clash !== undefined) return parked(flawOf(event, check) ?? clash)
  if (known.byId !== undefined) return { kind: 'repeated' }
  const breach = breachOf(event, known.head, check.hashOf)
  switch (breach) {
    case 'gap':
    case 'repeated': {
      // Nobody holds a place ahead, or disputes one, by something that the device has not signed.
      const flaw = flawOf(event, check)
      if (flaw !== undefined) return parked(flaw)
      // All places up to the head are held: what comes for one of them anew is not what was there.
      if (breach === 'repeated') return parked('fork')
      return { kind: 'waits', missing: { from: known.head.seq + 1, to: event.seq - 1 } }
    }
    case 'broken_link':
      return parked(check.isSigned ? breach : 'bad_signature')
    case undefined:
      // It holds no place either, or the device's own event would find it taken.
      if (!check.isSigned) return parked('bad_signature')
      return check.isReadable ? { kind: 'projected' } : parked('unreadable', true)
    default:
      return parked(breach)
  }
}

/** What is held that an event is not: with the same id, or in the same place. */
function clashOf({ hash }: ChainLink, { byId, byPlace }: KnownEvents): ParkedWhy | undefined {
  if (byId !== undefined && byId !== hash) return 'changed'
  return byPlace !== undefined && byPlace !== hash ? 'fork' : undefined
}

/** Why an event proves nothing; undefined when the device has signed just what it says. */
function flawOf(event: ChainLink, { isSigned, hashOf: hash = hashOf }: EventCheck): ParkedWhy | undefined {
  if (hash(event) !== event.hash) return 'wrong_hash'
  return isSigned ? undefined : 'bad_signature'
}

/** What becomes of an event in whose place only something unproven of the same hash is held. */
function judgeAnew(event: ChainLink, standing: 'doubtful' | 'believed', check: EventCheck): IntakeVerdict {
  if (flawOf(event, check) !== undefined) return { kind: 'repeated' }
  // A person took something else over: what the device had really written is theirs to look at.
  if (standing === 'believed') return parked('changed')
  return check.isReadable ? { kind: 'projected' } : parked('unreadable', true)
}

/**
 * Whether `event`, which is not signed, is the device's own all the same: what it signed next names its hash, and that
 * covers all of it. It then holds its place, so that what comes after it is not held up, and a person decides about it.
 */
export const isVouchedFor = (event: ChainLink, head: LedgerHead, next: ChainLink): boolean =>
  event.seq === head.seq + 1 &&
  next.seq === event.seq + 1 &&
  event.prevHash === head.hash &&
  event.hash === next.prevHash &&
  hashOf(event) === event.hash

const parked = (why: ParkedWhy, holdsPlace = false): IntakeVerdict => ({ kind: 'parked', why, holdsPlace })
