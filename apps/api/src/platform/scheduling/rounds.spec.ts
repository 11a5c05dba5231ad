import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { Rounds } from './rounds.js'

const times = { pause: 1_000, longestTurn: 100, patience: 5_000 }

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const lasting = (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds))

it('begins at once, and does one thing after the other in each round', async () => {
  const done: string[] = []
  const rounds = new Rounds(times)
  for (const name of ['first', 'second']) {
    rounds.add(async () => {
      done.push(`${name} begins`)
      await lasting(10)
      done.push(`${name} ends`)
    })
  }
  rounds.start()
  expect(done).toEqual(['first begins'])
  await vi.advanceTimersByTimeAsync(20)
  const round = ['first begins', 'first ends', 'second begins', 'second ends']
  expect(done).toEqual(round)
  await vi.advanceTimersByTimeAsync(1_020)
  expect(done).toEqual([...round, ...round])
  await rounds.stop()
})

it('goes on with the others while one takes long or hangs, and begins no second time of it meanwhile', async () => {
  const begun = { hanging: 0, slow: 0, quick: 0 }
  const rounds = new Rounds(times)
  rounds.add(() => {
    begun.hanging += 1
    return new Promise(() => {})
  })
  rounds.add(() => {
    begun.slow += 1
    return lasting(3_000)
  })
  rounds.add(async () => {
    begun.quick += 1
  })
  rounds.start()
  await vi.advanceTimersByTimeAsync(200)
  expect(begun).toEqual({ hanging: 1, slow: 1, quick: 1 })
  await vi.advanceTimersByTimeAsync(2_000)
  expect(begun).toEqual({ hanging: 1, slow: 1, quick: 3 })
  await vi.advanceTimersByTimeAsync(2_000)
  expect(begun).toEqual({ hanging: 1, slow: 2, quick: 4 })
  void rounds.stop()
})

it('ends once what is under way is done, and begins nothing more', async () => {
  let begun = 0
  let isDone = false
  const rounds = new Rounds(times)
  rounds.add(async () => {
    await lasting(2_000)
    isDone = true
  })
  rounds.add(async () => {
    begun += 1
  })
  rounds.start()
  const stopped = rounds.stop().then(() => isDone)
  await vi.advanceTimersByTimeAsync(60_000)
  expect(await stopped).toBe(true)
  expect(begun).toBe(0)
})

it('ends although something hangs', async () => {
  const rounds = new Rounds(times)
  rounds.add(() => new Promise(() => {}))
  rounds.start()
  let isStopped = false
  void rounds.stop().then(() => {
    isStopped = true
  })
  await vi.advanceTimersByTimeAsync(5_000)
  expect(isStopped).toBe(false)
  await vi.advanceTimersByTimeAsync(200)
  expect(isStopped).toBe(true)
})
