import { validate, version } from 'uuid'
import { afterEach, expect, it, vi } from 'vitest'
import { newId } from './new-id.js'

afterEach(() => {
  vi.useRealTimers()
})

it('makes ids of version 7, none of them twice, in their order', () => {
  const ids = Array.from({ length: 3_000 }, newId)
  expect(ids.every((id) => validate(id) && version(id) === 7)).toBe(true)
  expect(new Set(ids).size).toBe(ids.length)
  expect(ids.toSorted()).toEqual(ids)
})

it('keeps their order when the clock goes back', () => {
  vi.useFakeTimers({ now: Date.now() + 60_000 })
  const before = newId()
  vi.setSystemTime(Date.now() - 30_000)
  expect(newId() > before).toBe(true)
})

it('tells the moment, and nothing of the other ids', () => {
  vi.useFakeTimers({ now: Date.now() + 120_000 })
  const [one, other] = [newId(), newId()]
  expect(Number.parseInt(one.replace('-', '').slice(0, 12), 16)).toBe(Date.now())
  expect(one.slice(-10)).not.toBe(other.slice(-10))
})
