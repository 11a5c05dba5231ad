import { describe, expect, it } from 'vitest'
import { localInput, momentOf } from './local-moment'

const now = Date.parse('2026-11-22T09:00:00Z')

describe('a moment that is typed', () => {
  it('is the one that the field showed', () => {
    const moment = new Date('2026-11-25T03:30:00.000Z')
    expect(momentOf(localInput(moment), now)).toBe('2026-11-25T03:30:00.000Z')
  })

  it('is none in the past, beyond a year, or while it is not typed', () => {
    expect(momentOf(localInput(new Date(now)), now)).toBeUndefined()
    expect(momentOf('2029-01-01T00:00', now)).toBeUndefined()
    expect(momentOf('', now)).toBeUndefined()
  })
})
