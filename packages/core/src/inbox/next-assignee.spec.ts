import fc from 'fast-check'
import { expect, it } from 'vitest'
import { staffIdSchema } from '../identifier/id.js'
import { type Candidate, nextAssignee } from './next-assignee.js'

const idOf = (digit: number) => staffIdSchema.parse(`01890000-0000-7000-8000-00000000000${digit}`)
const person = (digit: number, open: number, minute: number | null): Candidate => ({
  id: idOf(digit),
  open,
  lastTurnAt: minute === null ? null : new Date(Date.UTC(2026, 10, 22, 9, minute)),
})

it('goes round by whose turn was longest ago, whoever is busy', () => {
  const people = [person(1, 0, 3), person(2, 9, 1), person(3, 0, 2)]
  expect(nextAssignee(people, 'round_robin')).toBe(idOf(2))
  expect(nextAssignee([...people, person(4, 50, null)], 'round_robin')).toBe(idOf(4))
})

it('gives to the least busy, and among those to whose turn was longest ago', () => {
  expect(nextAssignee([person(1, 2, null), person(2, 1, 5), person(3, 1, 4)], 'least_busy')).toBe(idOf(3))
})

it('knows nobody where there is nobody', () => {
  expect(nextAssignee([], 'least_busy')).toBeUndefined()
})

it('gives nobody a second turn before everybody had one', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 40 }), (count, given) => {
      const turns = new Map<string, Date>()
      const people = () =>
        Array.from({ length: count }, (_, digit) => ({
          ...person(digit + 1, 0, null),
          lastTurnAt: turns.get(idOf(digit + 1)) ?? null,
        }))
      const chosen = Array.from({ length: given }, (_, minute) => {
        const next = nextAssignee(people(), 'round_robin') ?? ''
        turns.set(next, new Date(minute))
        return next
      })
      for (let from = 0; from + count <= given; from += 1)
        expect(new Set(chosen.slice(from, from + count)).size).toBe(count)
    }),
    { numRuns: 50 },
  )
})
