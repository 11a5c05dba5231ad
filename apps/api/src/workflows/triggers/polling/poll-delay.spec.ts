import { expect, it } from 'vitest'
import { pollDelaySeconds } from './poll-delay.js'

it('doubles with each failure, up to an hour', () => {
  expect([0, 1, 2, 3, 30].map((failures) => pollDelaySeconds(60, failures))).toEqual([
    60, 120, 240, 480, 3_600,
  ])
})

it('is never shorter than what people set', () => {
  expect(pollDelaySeconds(86_400, 5)).toBe(86_400)
})

it('keeps to what the other side asked for, within reason', () => {
  expect(pollDelaySeconds(60, 1, 900)).toBe(900)
  expect(pollDelaySeconds(60, 1, 10)).toBe(120)
  expect(pollDelaySeconds(60, 1, 1e9)).toBe(86_400)
})
