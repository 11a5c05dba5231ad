import { describe, expect, it } from 'vitest'
import { canonicalJson } from '../json/json.js'
import { minorUnits } from '../money/money.js'
import { chainStart, emptyHead, followChain, hashOf, headAfter, type SealedEvent, seal } from './chain.js'
import { isVouchedFor, judgeIntake } from './intake.js'
import { registerIdOf, shiftIdOf, stampOf } from './ledger.arbitrary.js'
import type { LedgerDraft } from './ledger-event.js'

const register = registerIdOf(1)
const start = emptyHead(register, 1)

const draft = (index: number): LedgerDraft => ({
  ...stampOf(index, '2026-11-01T09:00:00.000Z', index * 1_000),
  type: 'cash_moved',
  shiftId: shiftIdOf(1),
  payload: { direction: 'in', amount: minorUnits(index * 1_000), reason: 'Wechselgeld 잔돈 釣り銭 "€" 🪙' },
})

function chainOf(length: number): SealedEvent[] {
  const events: SealedEvent[] = []
  for (let index = 1; index <= length; index += 1) {
    const last = events.at(-1)
    events.push(seal(draft(index), last === undefined ? start : headAfter(last)))
  }
  return events
}

describe('the chain', () => {
  it('has the hashes that anybody can count out with SHA-256 and RFC 8785', () => {
    const [first] = chainOf(1)
    expect(first?.prevHash).toBe(chainStart)
    // Golden: counted out with Python's hashlib over json.dumps(sort_keys=True, separators=(',', ':'), ensure_ascii=False).
    expect(first?.hash).toBe('9955e953f576ef1a3408ac0ed0b612cf060558e4752bcd772ed75e78edec002f')
    const { hash: _, ...rest } = first ?? {}
    expect(canonicalJson(rest)).toContain('"amount":1000')
  })

  it('holds from its start, and says where it does not', () => {
    const events = chainOf(4)
    expect(followChain(events, start)).toMatchObject({ head: { seq: 4 }, breach: undefined })
    expect(followChain(events.toSpliced(1, 1), start).breach).toEqual({ seq: 3, why: 'gap' })
    expect(followChain([...events.slice(0, 2), ...events], start).breach).toEqual({ seq: 1, why: 'repeated' })
    expect(followChain(events, emptyHead(registerIdOf(2), 1)).breach?.why).toBe('another_register')
    expect(followChain(events, emptyHead(register, 2)).breach?.why).toBe('another_epoch')
  })

  it('shows what was written over, in what was recorded and in what came before', () => {
    const [first, second] = chainOf(2)
    if (first?.type !== 'cash_moved' || second === undefined) throw new Error('Two movements were made.')
    const changed = { ...first, payload: { ...first.payload, amount: minorUnits(1) } }
    expect(followChain([changed], start).breach?.why).toBe('wrong_hash')
    const resealed = { ...changed, hash: hashOf(changed) }
    expect(followChain([resealed, second], start).breach).toEqual({ seq: 2, why: 'broken_link' })
  })
})

describe('what arrives', () => {
  const [first, second, third] = chainOf(3)
  if (first === undefined || second === undefined || third === undefined) throw new Error('Three were made.')
  const fine = { isSigned: true, isReadable: true }
  const nothing = { head: start, byId: undefined, byPlace: undefined }

  it('is projected in its turn, waits for what is before it, and is the same when it comes again', () => {
    expect(judgeIntake(first, nothing, fine)).toEqual({ kind: 'projected' })
    expect(judgeIntake(third, nothing, fine)).toEqual({ kind: 'waits', missing: { from: 1, to: 2 } })
    const known = { head: headAfter(first), byId: first.hash, byPlace: first.hash }
    expect(judgeIntake(first, known, fine)).toEqual({ kind: 'repeated' })
  })

  it('is parked when it is forged, and holds no place that the device needs', () => {
    expect(judgeIntake(first, nothing, { ...fine, isSigned: false })).toEqual({
      kind: 'parked',
      why: 'bad_signature',
      holdsPlace: false,
    })
    expect(judgeIntake(first, nothing, { ...fine, isReadable: false })).toMatchObject({
      why: 'unreadable',
      holdsPlace: true,
    })
  })

  it('is the device’s own without a signature, once what is signed next names it', () => {
    expect(isVouchedFor(first, start, second)).toBe(true)
    expect(isVouchedFor({ ...first, hash: hashOf({ ...first, epoch: 2 }) }, start, second)).toBe(false)
    const madeUp = seal(draft(7), start)
    expect(isVouchedFor(madeUp, start, second)).toBe(false)
    expect(isVouchedFor(second, start, third)).toBe(false)
  })

  it('is taken over where only a damaged or unsigned copy of it is held', () => {
    const held = { head: headAfter(second), byId: first.hash, byPlace: first.hash }
    const doubtful = { ...held, standing: 'doubtful' as const }
    expect(judgeIntake(first, doubtful, fine)).toEqual({ kind: 'projected' })
    expect(judgeIntake(first, doubtful, { ...fine, isReadable: false })).toMatchObject({ why: 'unreadable' })
    expect(judgeIntake(first, doubtful, { ...fine, isSigned: false })).toEqual({ kind: 'repeated' })
    expect(judgeIntake({ ...first, prevHash: first.hash }, doubtful, fine)).toEqual({ kind: 'repeated' })
    expect(judgeIntake(first, { ...held, standing: 'believed' }, fine)).toMatchObject({ why: 'changed' })
  })

  it('is parked when a second device goes by the same name', () => {
    const clone = seal({ ...draft(9), id: draft(8).id }, headAfter(first))
    const known = { head: headAfter(second), byId: undefined, byPlace: second.hash }
    expect(judgeIntake(clone, known, fine)).toEqual({ kind: 'parked', why: 'fork', holdsPlace: false })
    expect(
      judgeIntake(clone, { head: headAfter(second), byId: second.hash, byPlace: undefined }, fine),
    ).toMatchObject({
      why: 'changed',
    })
  })
})
