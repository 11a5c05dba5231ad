import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import type { RegisterId } from '../identifier/id.js'
import { canonicalJson } from '../json/json.js'
import type { LedgerDraft, LedgerEvent } from './ledger-event.js'

/** What stands before the first event of a chain. */
export const chainStart = '0'.repeat(64)

/** How far a register's ledger goes: the last event's `seq` and `hash`; 0 and `chainStart` when it is empty. */
export interface LedgerHead {
  readonly register: RegisterId
  readonly epoch: number
  readonly seq: number
  readonly hash: string
}

/** The head of a ledger in which nothing has happened yet. */
export const emptyHead = (register: RegisterId, epoch: number): LedgerHead => ({
  register,
  epoch,
  seq: 0,
  hash: chainStart,
})

/** An event with its place in the chain, still without the device's signature of `hash`. */
export type SealedEvent = LedgerEvent extends infer Event
  ? Event extends LedgerEvent
    ? Omit<Event, 'signature'>
    : never
  : never

/** What makes an event a link of a chain, whatever else is in it: also one that this version cannot read. */
export interface ChainLink {
  readonly register: string
  readonly epoch: number
  readonly seq: number
  readonly prevHash: string
  readonly hash: string
}

/** What the hash of an event is of: its canonical JSON (RFC 8785) without `hash` and `signature`. */
export function hashedText(event: object): string {
  return canonicalJson({ ...event, hash: undefined, signature: undefined })
}

/** The SHA-256 of an event in hexadecimal digits: of its `hashedText`. */
export function hashOf(event: object): string {
  return bytesToHex(sha256(utf8ToBytes(hashedText(event))))
}

/** Puts `draft` behind `head`. The device signs the `hash` that comes out. */
export function seal(draft: LedgerDraft, head: LedgerHead): SealedEvent {
  const event = {
    ...draft,
    register: head.register,
    epoch: head.epoch,
    seq: head.seq + 1,
    prevHash: head.hash,
  }
  return { ...event, hash: hashOf(event) }
}

/** The head after `event`. */
export function headAfter({ register, epoch, seq, hash }: SealedEvent): LedgerHead {
  return { register, epoch, seq, hash }
}

/** Why an event cannot follow a head. */
export type ChainBreach =
  | 'another_register'
  | 'another_epoch'
  | 'gap'
  | 'repeated'
  | 'broken_link'
  | 'wrong_hash'

/**
 * What is wrong with `event` as the next one after `head`; undefined when nothing is. Says nothing of signatures.
 * @param hash says what `hashOf` would, where a platform has something faster
 */
export function breachOf(event: ChainLink, head: LedgerHead, hash = hashOf): ChainBreach | undefined {
  if (event.register !== head.register) return 'another_register'
  if (event.epoch !== head.epoch) return 'another_epoch'
  if (event.seq <= head.seq) return 'repeated'
  if (event.seq > head.seq + 1) return 'gap'
  if (hash(event) !== event.hash) return 'wrong_hash'
  return event.prevHash === head.hash ? undefined : 'broken_link'
}

/** How far `events`, in order of `seq`, go on from `head` without a breach, and the first one if there is one. */
export function followChain(
  events: Iterable<SealedEvent>,
  head: LedgerHead,
): {
  readonly head: LedgerHead
  readonly breach: { readonly seq: number; readonly why: ChainBreach } | undefined
} {
  let reached = head
  for (const event of events) {
    const why = breachOf(event, reached)
    if (why !== undefined) return { head: reached, breach: { seq: event.seq, why } }
    reached = headAfter(event)
  }
  return { head: reached, breach: undefined }
}
