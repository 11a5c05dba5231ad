import { describe, expect, it } from 'vitest'
import { readSettings } from '../../platform/config/settings.js'
import { Problem } from '../../platform/http/problems/problem.js'
import { ChatLimits } from './chat-limits.js'

const refusal = (attempt: () => void): Problem | undefined => {
  try {
    attempt()
    return undefined
  } catch (error) {
    if (error instanceof Problem) return error
    throw error
  }
}

describe('what strangers may do', () => {
  it('is bounded for each address and each chat, until the time is over', () => {
    let now = new Date('2026-11-22T10:00:00Z')
    const limits = new ChatLimits(() => now, readSettings({}, '/'))
    for (let count = 0; count < 40; count += 1) limits.begin('203.0.113.7')
    expect(refusal(() => limits.begin('203.0.113.7'))).toMatchObject({
      type: 'too-many-chats',
      retryAfter: 600,
    })
    expect(refusal(() => limits.begin('203.0.113.8'))).toBeUndefined()
    for (let count = 0; count < 120; count += 1) limits.deed('one')
    expect(refusal(() => limits.deed('one'))).toMatchObject({ status: 429, retryAfter: 60 })
    expect(refusal(() => limits.deed('two'))).toBeUndefined()
    now = new Date('2026-11-22T10:10:00Z')
    expect(refusal(() => limits.begin('203.0.113.7'))).toBeUndefined()
    expect(refusal(() => limits.deed('one'))).toBeUndefined()
  })

  it('is not bounded where the operator has turned limits off', () => {
    const limits = new ChatLimits(() => new Date(), readSettings({ API_RATE_LIMIT: 'off' }, '/'))
    for (let count = 0; count < 200; count += 1) limits.begin('203.0.113.7')
  })
})
