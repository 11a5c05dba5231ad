import {
  type IntakeVerdict,
  isUnproven,
  isVouchedFor,
  judgeIntake,
  type LedgerHead,
  type ParkedWhy,
  type PlaceStanding,
  type RegisterId,
} from '@counterflow/core'
import type { ArrivedEvent } from './arrived-event.js'
import { eventHash } from './event-hash.js'

/** What holds a place of a ledger. */
export interface HeldPlace {
  readonly hash: string
  readonly standing: PlaceStanding
}

/** What is held already of what may clash with a batch. */
export interface HeldPlaces {
  readonly head: LedgerHead
  /** Hashes by ids. */
  readonly byId: ReadonlyMap<string, string>
  /** By places of the same register and epoch. */
  readonly byPlace: ReadonlyMap<number, HeldPlace>
  /** Those beyond the head: they wait for what is before them, or a person has decided about them already. */
  readonly ahead: readonly AheadEvent[]
  /** Those beyond the head that prove nothing, and hold no place. */
  readonly doubtful: readonly DoubtfulEvent[]
}

/** An event that is held beyond the head. */
export interface AheadEvent {
  readonly arrived: ArrivedEvent
  readonly isDecided: boolean
}

/** An event that was parked because it proves nothing. */
export interface DoubtfulEvent {
  readonly arrived: ArrivedEvent
  readonly why: ParkedWhy
  /** Whether a person has left it out: then it is no longer waited for what else may come for its place. */
  readonly isLeftOut: boolean
}

export interface ParkedArrival {
  readonly arrived: ArrivedEvent
  readonly why: ParkedWhy
  readonly holdsPlace: boolean
}

/** A place that something doubtful holds after all, since what the device signed next follows it. */
export interface FilledPlace extends DoubtfulEvent {
  /** What the next event says was before it. */
  readonly hash: string
}

/** What becomes of a batch. */
export interface JudgedBatch {
  /** In their sequence, with those that had waited for them. */
  readonly projected: readonly ArrivedEvent[]
  readonly waits: readonly ArrivedEvent[]
  readonly parked: readonly ParkedArrival[]
  readonly filled: readonly FilledPlace[]
  readonly head: LedgerHead
  /** Two devices have recorded under one name, and both can sign. */
  readonly isForked: boolean
}

/** Judges events as they follow each other, and after them those that have waited for them. */
export function judgeBatch(
  source: { readonly registerId: RegisterId; readonly epoch: number },
  arrivals: readonly ArrivedEvent[],
  held: HeldPlaces,
  isSigned: (hash: string, signature: string) => boolean,
): JudgedBatch {
  const byId = new Map(held.byId)
  const byPlace = new Map(held.byPlace)
  const ahead = new Map(held.ahead.map((one) => [one.arrived.link?.seq, one]))
  const doubtful = [...held.doubtful]
  const projected: ArrivedEvent[] = []
  const waits = new Set<ArrivedEvent>()
  const parked: ParkedArrival[] = []
  const filled: FilledPlace[] = []
  let { head } = held
  let isForked = false

  const judge = (arrived: ArrivedEvent, byHash?: string, place?: HeldPlace): IntakeVerdict => {
    const { link } = arrived
    if (link === undefined) return { kind: 'parked', why: 'unreadable', holdsPlace: false }
    if (link.register !== source.registerId) return elsewhere('another_register')
    if (link.epoch !== source.epoch) return elsewhere('another_epoch')
    const check = {
      isSigned: isSigned(link.hash, link.signature),
      isReadable: arrived.event !== undefined,
      hashOf: eventHash,
    }
    const known = { head, byId: byHash, byPlace: place?.hash, standing: place?.standing }
    const verdict = judgeIntake(link, known, check)
    // What no device has signed shows no second device.
    const isFork = verdict.kind === 'parked' && verdict.why === 'fork'
    if (isFork && (place === undefined || place.standing === 'proven')) isForked = true
    return verdict
  }
  const settle = (arrived: ArrivedEvent, verdict: IntakeVerdict): boolean => {
    const { link } = arrived
    if (verdict.kind === 'parked') {
      parked.push({ arrived, ...verdict })
      if (isUnproven(verdict.why)) doubtful.push({ arrived, why: verdict.why, isLeftOut: false })
    }
    if (verdict.kind === 'projected') projected.push(arrived)
    if (verdict.kind === 'waits') waits.add(arrived)
    const takesPlace = verdict.kind === 'projected' || (verdict.kind === 'parked' && verdict.holdsPlace)
    if (link === undefined || (!takesPlace && verdict.kind !== 'waits')) return false
    byId.set(link.id, link.hash)
    byPlace.set(link.seq, { hash: link.hash, standing: 'proven' })
    if (verdict.kind === 'waits') ahead.set(link.seq, { arrived, isDecided: false })
    // What comes after something doubtful held its place is entered late, and the head is beyond it.
    else if (link.seq > head.seq) head = { ...head, seq: link.seq, hash: link.hash }
    return true
  }
  /** Lets something doubtful hold the next place, if what waits after it can follow no other. */
  const fill = (): boolean => {
    const next = ahead.get(head.seq + 2)
    if (next?.arrived.link === undefined || next.isDecided) return false
    const { link } = next.arrived
    const there = doubtful.filter(({ arrived }) => arrived.link?.seq === head.seq + 1)
    const isOwn = ({ arrived }: DoubtfulEvent) =>
      arrived.link !== undefined && isVouchedFor(arrived.link, head, link)
    const found = there.find(isOwn) ?? there.find(({ isLeftOut }) => isLeftOut)
    if (found === undefined) return false
    filled.push({ ...found, hash: link.prevHash })
    head = { ...head, seq: head.seq + 1, hash: link.prevHash }
    byPlace.set(head.seq, { hash: head.hash, standing: 'doubtful' })
    return true
  }
  const advance = () => {
    for (;;) {
      const next = ahead.get(head.seq + 1)
      if (next?.arrived.link === undefined) {
        if (!fill()) return
        continue
      }
      ahead.delete(head.seq + 1)
      waits.delete(next.arrived)
      if (next.isDecided) head = { ...head, seq: next.arrived.link.seq, hash: next.arrived.link.hash }
      // It holds its place already: it is asked as if it came only now.
      else if (!settle(next.arrived, judge(next.arrived))) return
    }
  }

  advance()

  for (const arrived of inSequence(arrivals)) {
    const { id, seq } = arrived.link ?? { id: '', seq: 0 }
    if (settle(arrived, judge(arrived, byId.get(id), byPlace.get(seq)))) advance()
  }
  return { projected, waits: [...waits], parked, filled, head, isForked }
}

const elsewhere = (why: ParkedWhy): IntakeVerdict => ({ kind: 'parked', why, holdsPlace: false })

const inSequence = (arrivals: readonly ArrivedEvent[]) =>
  arrivals.toSorted((left, right) => (left.link?.seq ?? Infinity) - (right.link?.seq ?? Infinity))
