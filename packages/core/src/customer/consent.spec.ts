import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Consent, isSubscribed, presentConsents } from './consent.js'

const decision: fc.Arbitrary<Consent> = fc.record({
  channel: fc.constantFrom('email', 'sms'),
  state: fc.constantFrom('subscribed', 'unsubscribed'),
  at: fc.integer({ min: 0, max: 5 }).map((day) => new Date(Date.UTC(2026, 0, 1 + day)).toISOString()),
})

describe('consent', () => {
  it('is what was decided last about each channel, and nothing where nothing was', () => {
    const decisions: Consent[] = [
      { channel: 'email', state: 'subscribed', at: '2026-02-01T00:00:00.000Z' },
      { channel: 'email', state: 'unsubscribed', at: '2026-01-01T00:00:00.000Z' },
    ]
    expect(presentConsents(decisions)).toEqual({ email: 'subscribed', sms: null })
  })

  it('is no in doubt, in whatever order the decisions are read', () => {
    fc.assert(
      fc.property(fc.array(decision, { maxLength: 8 }), fc.integer(), (decisions, seed) => {
        const shuffled = decisions.toSorted(
          (left, right) => ((left.at + seed).length % 3) - ((right.at + seed).length % 3),
        )
        expect(presentConsents(shuffled.toReversed())).toEqual(presentConsents(decisions))
        for (const [channel, state] of Object.entries(presentConsents(decisions))) {
          const own = decisions.filter((one) => one.channel === channel)
          const last = own
            .map(({ at }) => at)
            .sort()
            .at(-1)
          const refused = own.some((one) => one.at === last && one.state === 'unsubscribed')
          expect(state === 'subscribed').toBe(own.length > 0 && !refused)
        }
      }),
      { numRuns: 200 },
    )
  })

  it('on one channel is enough for the label "Subscribed" (R50)', () => {
    expect(isSubscribed({ email: null, sms: 'subscribed' })).toBe(true)
    expect(isSubscribed({ email: 'unsubscribed', sms: null })).toBe(false)
  })
})
