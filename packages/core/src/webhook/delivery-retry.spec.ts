import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  deliveryPatience,
  nextDeliveryAt,
  subscriptionPatience,
  subscriptionVerdict,
} from './delivery-retry.js'

const delays = (random: number, retryAfterSeconds?: number) => {
  const found: number[] = []
  let now = 0
  for (let attempts = 1; ; attempts += 1) {
    const next = nextDeliveryAt({ attempts, now, giveUpAt: deliveryPatience, random, retryAfterSeconds })
    if (next === null) return found
    found.push((next - now) / 1_000)
    now = next
  }
}

describe('a delivery that failed', () => {
  it('is tried ever more rarely, for three days', () => {
    const hours = 3_600
    expect(delays(0.5).slice(0, 9)).toEqual([5, 15, 45, 135, 405, 1_215, 3_645, 10_935, 8 * hours])
    expect(delays(0.5)).toHaveLength(16)
  })

  it('waits as long as it is asked to, a day at most, and never beyond its end', () => {
    expect(delays(0.5, 60).slice(0, 5)).toEqual([60, 60, 60, 135, 405])
    expect(delays(0.5, 1_000_000)).toEqual([86_400, 86_400, 86_400])
    expect(nextDeliveryAt({ attempts: 1, now: 10, giveUpAt: 10, random: 0 })).toBeNull()
  })

  it('comes back later than now, and not all at once', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 100 }),
        fc.double({ min: 0, max: 0.999, noNaN: true }),
        (attempts, random) => {
          const at = (with0: number) =>
            nextDeliveryAt({ attempts, now: 0, giveUpAt: deliveryPatience, random: with0 }) ?? 0
          expect(at(random)).toBeGreaterThanOrEqual(at(0))
          expect(at(random)).toBeLessThanOrEqual(at(0) * 1.5)
          expect(at(0)).toBeGreaterThanOrEqual(4_000)
        },
      ),
    )
  })
})

describe('a subscription', () => {
  it.each([
    [410, 0, 'gone'],
    [500, 0, 'stays'],
    [null, subscriptionPatience - 1, 'stays'],
    [null, subscriptionPatience, 'failing'],
    [404, subscriptionPatience + 1, 'failing'],
  ] as const)('after %s and %i ms of failures: %s', (status, since, verdict) => {
    expect(subscriptionVerdict(status, 1_000, 1_000 + since)).toBe(verdict)
  })
})
