import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { PacedWork } from './paced-work.js'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

it('does at once what it is woken for, and once more after a rest for all that came meanwhile', async () => {
  const begun: number[] = []
  const from = Date.now()
  const paced = new PacedWork(async () => {
    begun.push(Date.now() - from)
    await new Promise((resolve) => setTimeout(resolve, 10))
  }, 20)
  paced.wake()
  expect(begun).toEqual([0])
  for (let time = 0; time < 25; time += 5) {
    await vi.advanceTimersByTimeAsync(5)
    paced.wake()
  }
  await vi.advanceTimersByTimeAsync(100)
  expect(begun).toEqual([0, 30])
  paced.wake()
  expect(begun).toEqual([0, 30, 125])
})

it('ends without its rest, and begins nothing more', async () => {
  let times = 0
  const paced = new PacedWork(async () => {
    times += 1
  }, 60_000)
  paced.wake()
  paced.wake()
  await vi.advanceTimersByTimeAsync(1)
  await paced.stop()
  paced.wake()
  await vi.advanceTimersByTimeAsync(120_000)
  expect(times).toBe(1)
})
