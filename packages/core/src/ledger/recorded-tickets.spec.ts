import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { SaleId } from '../identifier/id.js'
import { saleIdOf, tickets } from './ledger.arbitrary.js'
import { type RecordedTicket, RecordedTickets } from './recorded-tickets.js'

const [make] = fc.sample(tickets, { numRuns: 1, seed: 7 })
const recorded = (sale: number, isVoided = false): RecordedTicket => {
  if (make === undefined) throw new Error('There is no ticket to be had.')
  return { ticket: make(sale, 1, sale), isVoided }
}
const first = (count: number) => {
  let all = RecordedTickets.none
  for (let sale = 1; sale <= count; sale += 1) all = all.with(recorded(sale))
  return all
}

/** The objects that make up a value. */
function partsOf(value: unknown, parts = new Set<unknown>()): Set<unknown> {
  if (typeof value !== 'object' || value === null || parts.has(value)) return parts
  parts.add(value)
  for (const part of Object.values(value)) partsOf(part, parts)
  return parts
}

describe('the tickets of a shift', () => {
  it('do what a map does, and each of them stays as it was', () => {
    const changes = fc.array(fc.tuple(fc.integer({ min: 1, max: 60 }), fc.boolean()), { maxLength: 120 })
    fc.assert(
      fc.property(changes, (all) => {
        const plain = new Map<SaleId, RecordedTicket>()
        const stages = [{ ours: RecordedTickets.none, theirs: new Map(plain) }]
        for (const [sale, isVoided] of all) {
          const one = recorded(sale, isVoided)
          plain.set(one.ticket.saleId, one)
          const before = stages.at(-1)?.ours ?? RecordedTickets.none
          stages.push({ ours: before.with(one), theirs: new Map(plain) })
        }
        for (const { ours, theirs } of stages)
          for (let sale = 0; sale <= 61; sale += 1) {
            expect(ours.get(saleIdOf(sale))).toBe(theirs.get(saleIdOf(sale)))
            expect(ours.has(saleIdOf(sale))).toBe(theirs.has(saleIdOf(sale)))
          }
      }),
      { numRuns: 20 },
    )
  })

  it('share all but a few parts with those before, however many they are', () => {
    const many = first(3_000)
    const known = partsOf(many)
    const anew = [...partsOf(many.with(recorded(3_001)))].filter((part) => !known.has(part))
    const ofTicket = partsOf(recorded(3_001)).size
    expect(anew.length - ofTicket).toBeLessThan(60)
  })
})
