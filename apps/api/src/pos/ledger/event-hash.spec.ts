import { hashOf } from '@counterflow/core'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { eventHash } from './event-hash.js'

it('is the hash that a till has given the event, whatever is in it', () => {
  const events = fc.dictionary(fc.string({ unit: 'binary' }), fc.jsonValue({ stringUnit: 'binary' }))
  fc.assert(
    fc.property(events, (event) => {
      expect(eventHash(event)).toBe(hashOf(event))
    }),
  )
})

it('is of nothing that comes after it', () => {
  const event = { id: 'one', title: '사과 \u2028 りんご', hash: '0', signature: 'a' }
  expect(eventHash(event)).toBe(eventHash({ ...event, hash: '1', signature: 'b' }))
  expect(eventHash(event)).not.toBe(eventHash({ ...event, id: 'other' }))
})
