// @vitest-environment happy-dom
import { nothingArrived } from '@counterflow/core'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { RoundOutcome } from './sync-round'
import { SyncWorker } from './sync-worker'

const reached: RoundOutcome = { isReached: true, trouble: null, status: undefined, clockOffset: 0 }
const gone: RoundOutcome = { ...reached, isReached: false, clockOffset: undefined }

let outcome: RoundOutcome
let last: number
let worker: SyncWorker
let stop: () => void
const arrive = async () => {
  if (outcome.isReached)
    worker.arrived('device', { mark: { ...nothingArrived, contiguous: last }, history: 'first' })
  return outcome
}
const round = vi.fn(arrive)

beforeEach(() => {
  vi.useFakeTimers()
  round.mockReset().mockImplementation(arrive)
  outcome = reached
  last = 0
  worker = new SyncWorker(
    {
      round,
      last: () => last,
      pendingElsewhere: async () => 0,
      now: Date.now,
      chance: () => 0.5,
      deviceId: 'device',
    },
    { mark: nothingArrived, history: null },
    null,
  )
  stop = worker.start()
})

afterEach(() => {
  stop()
  vi.useRealTimers()
})

const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms)

describe('row 18, one code path', () => {
  it('sends what was recorded soon, together with what follows at once', async () => {
    await pass(10)
    last = 1
    worker.recorded()
    last = 2
    worker.recorded()
    expect(worker.state.read().pending).toBe(2)
    await pass(300)
    expect(round).toHaveBeenCalledTimes(2)
    expect(worker.state.read()).toMatchObject({ pending: 0, reached: 'yes' })
  })

  it('beats every half minute, and more and more slowly while nobody answers, for ever', async () => {
    await pass(10)
    await pass(60_000)
    expect(round).toHaveBeenCalledTimes(3)
    outcome = gone
    await pass(30_000)
    expect(worker.state.read().reached).toBe('no')
    const before = round.mock.calls.length
    await pass(24 * 3_600_000)
    const tries = round.mock.calls.length - before
    // Five minutes at most, for a whole day, and the first ones sooner.
    expect(tries).toBeGreaterThan(287)
    expect(tries).toBeLessThan(310)
    outcome = reached
    await pass(300_000)
    expect(worker.state.read()).toMatchObject({ reached: 'yes', pending: 0 })
  })

  it('does not try anew at each sale while nobody answers, but when somebody comes back to the till', async () => {
    outcome = gone
    await pass(100_000)
    const before = round.mock.calls.length
    last = 7
    for (let sale = 0; sale < 50; sale += 1) worker.recorded()
    await pass(1_000)
    expect(round.mock.calls.length - before).toBeLessThan(2)
    expect(worker.state.read().pending).toBe(7)
    await pass(3_000)
    const rested = round.mock.calls.length
    outcome = reached
    dispatchEvent(new Event('focus'))
    await pass(10)
    expect(round.mock.calls.length).toBe(rested + 1)
    expect(worker.state.read().pending).toBe(0)
  })

  it('tries at once when the network returns, also right after an attempt that failed', async () => {
    outcome = gone
    await pass(60_000)
    last = 1
    worker.recorded()
    await pass(10)
    const before = round.mock.calls.length
    outcome = reached
    dispatchEvent(new Event('online'))
    await pass(1_000)
    expect(round).toHaveBeenCalledTimes(before + 1)
    expect(worker.state.read()).toMatchObject({ pending: 0, reached: 'yes' })
  })

  it('tries when the network returns during an attempt that hangs', async () => {
    await pass(10)
    const hanging = Promise.withResolvers<RoundOutcome>()
    round.mockImplementationOnce(() => hanging.promise)
    last = 1
    worker.recorded()
    await pass(300)
    dispatchEvent(new Event('online'))
    hanging.resolve(gone)
    await pass(300)
    expect(worker.state.read()).toMatchObject({ pending: 0, reached: 'yes' })
  })

  it('takes a sale for a reason to try, once the last attempt is a while ago', async () => {
    outcome = gone
    await pass(600_000)
    const before = round.mock.calls.length
    await pass(11_000)
    outcome = reached
    last = 1
    worker.recorded()
    await pass(10)
    expect(round.mock.calls.length).toBeGreaterThan(before)
    expect(worker.state.read()).toMatchObject({ pending: 0, reached: 'yes' })
  })

  it('row 13: tries when somebody comes back to the till, though its clock was set back meanwhile', async () => {
    outcome = gone
    await pass(60_000)
    vi.setSystemTime(Date.now() - 2 * 3_600_000)
    const before = round.mock.calls.length
    outcome = reached
    last = 1
    worker.recorded()
    dispatchEvent(new Event('focus'))
    await pass(1_000)
    expect(round.mock.calls.length).toBeGreaterThan(before)
    expect(worker.state.read()).toMatchObject({ pending: 0, reached: 'yes' })
  })

  it('sends a sale that is made during a round right after it', async () => {
    await pass(10)
    const running = Promise.withResolvers<RoundOutcome>()
    round.mockImplementationOnce(() => running.promise)
    const first = worker.now()
    await pass(0)
    last = 1
    worker.recorded()
    running.resolve(reached)
    await first
    expect(worker.state.read().pending).toBe(1)
    await pass(300)
    expect(worker.state.read().pending).toBe(0)
  })

  it('does not send again and again what the server holds for a person', async () => {
    await pass(10)
    last = 1
    round.mockImplementation(async () => outcome)
    worker.recorded()
    await pass(300)
    expect(round).toHaveBeenCalledTimes(2)
    await pass(60_000)
    expect(round).toHaveBeenCalledTimes(4)
  })

  it('never has two rounds at a time, and a round that was asked for begins after one under way', async () => {
    await pass(10)
    const running = Promise.withResolvers<RoundOutcome>()
    round.mockImplementationOnce(() => running.promise)
    const first = worker.now()
    await pass(0)
    const second = worker.now()
    await pass(0)
    expect(round).toHaveBeenCalledTimes(2)
    running.resolve(reached)
    await Promise.all([first, second])
    expect(round).toHaveBeenCalledTimes(3)
  })
})

it('tells nobody of what is as it was', async () => {
  await pass(10)
  let told = 0
  worker.state.follow(() => {
    told += 1
  })
  worker.arrived('device', { mark: { ...nothingArrived, contiguous: 0 }, history: 'first' })
  worker.recorded()
  expect(told).toBe(0)
  last = 1
  worker.recorded()
  expect(told).toBe(1)
})
