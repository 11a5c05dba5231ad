import {
  type IntakeVerdict,
  judgeIntake,
  type LedgerHead,
  type ParkedWhy,
  type RegisterId,
} from '@counterflow/core'
import type { ArrivedEvent } from './arrived-event.js'

/** What is held already of what may clash with a batch. */
export interface HeldPlaces {
  readonly head: LedgerHead
  /** Hashes by ids, and by places of the same register and epoch. */
  readonly byId: ReadonlyMap<string, string>
  readonly byPlace: ReadonlyMap<number, string>
  /** Those beyond the head: they wait for what is before them, or a person has decided about them already. */
  readonly ahead: readonly AheadEvent[]
}

/** An event that is held beyond the head. */
export interface AheadEvent {
  readonly arrived: ArrivedEvent
  readonly isDecided: boolean
}

export interface ParkedArrival {
  readonly arrived: ArrivedEvent
  readonly why: ParkedWhy
  readonly holdsPlace: boolean
}

/** What becomes of a batch. */
export interface JudgedBatch {
  /** In their sequence, with those that had waited for them. */
  readonly projected: readonly ArrivedEvent[]
  readonly waits: readonly ArrivedEvent[]
  readonly parked: readonly ParkedArrival[]
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
  const projected: ArrivedEvent[] = []
  const waits = new Set<ArrivedEvent>()
  const parked: ParkedArrival[] = []
  let { head } = held
  let isForked = false

  const judge = (
    arrived: ArrivedEvent,
    known: { byId?: string | undefined; byPlace?: string | undefined },
  ) => {
    const { link } = arrived
    if (link === undefined) return { kind: 'parked', why: 'unreadable', holdsPlace: false } as const
    if (link.register !== source.registerId) return elsewhere('another_register')
    if (link.epoch !== source.epoch) return elsewhere('another_epoch')
    const check = { isSigned: isSigned(link.hash, link.signature), isReadable: arrived.event !== undefined }
    const verdict = judgeIntake(link, { head, byId: known.byId, byPlace: known.byPlace }, check)
    if (verdict.kind === 'parked' && verdict.why === 'fork' && check.isSigned) isForked = true
    return verdict
  }
  const settle = (arrived: ArrivedEvent, verdict: IntakeVerdict): boolean => {
    const { link } = arrived
    if (verdict.kind === 'parked') parked.push({ arrived, ...verdict })
    if (verdict.kind === 'projected') projected.push(arrived)
    if (verdict.kind === 'waits') waits.add(arrived)
    const takesPlace = verdict.kind === 'projected' || (verdict.kind === 'parked' && verdict.holdsPlace)
    if (link === undefined || (!takesPlace && verdict.kind !== 'waits')) return false
    byId.set(link.id, link.hash)
    byPlace.set(link.seq, link.hash)
    if (verdict.kind === 'waits') ahead.set(link.seq, { arrived, isDecided: false })
    else head = { ...head, seq: link.seq, hash: link.hash }
    return takesPlace
  }
  const advance = () => {
    for (;;) {
      const next = ahead.get(head.seq + 1)
      if (next?.arrived.link === undefined) return
      ahead.delete(head.seq + 1)
      waits.delete(next.arrived)
      if (next.isDecided) head = { ...head, seq: next.arrived.link.seq, hash: next.arrived.link.hash }
      // It holds its place already: it is asked as if it came only now.
      else if (!settle(next.arrived, judge(next.arrived, {}))) return
    }
  }

  advance()

  for (const arrived of inSequence(arrivals)) {
    const known = { byId: byId.get(arrived.link?.id ?? ''), byPlace: byPlace.get(arrived.link?.seq ?? 0) }
    if (settle(arrived, judge(arrived, known))) advance()
  }
  return { projected, waits: [...waits], parked, head, isForked }
}

const elsewhere = (why: ParkedWhy): IntakeVerdict => ({ kind: 'parked', why, holdsPlace: false })

const inSequence = (arrivals: readonly ArrivedEvent[]) =>
  arrivals.toSorted((left, right) => (left.link?.seq ?? Infinity) - (right.link?.seq ?? Infinity))
