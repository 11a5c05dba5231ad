import { describe, expect, it } from 'vitest'
import { answerFailure, retryAfterSeconds } from './answer-failure.js'

const now = Date.parse('2026-11-22T10:00:00Z')
const answer = (status: number, headers: Record<string, string> = {}, body = '') => ({
  status,
  headers,
  body,
})

describe('an answer that is a failure', () => {
  it.each([408, 425, 429, 500, 502, 503, 504])('is worth another attempt with %i', (status) => {
    expect(answerFailure(answer(status), now).retry).toBe(true)
  })

  it.each([301, 400, 401, 403, 404, 409, 410, 422])('is final with %i', (status) => {
    expect(answerFailure(answer(status), now)).toMatchObject({ retry: false, code: `http_${status}` })
  })

  it('quotes what the other side said, and when to come back', () => {
    const failure = answerFailure(answer(429, { 'retry-after': '7' }, ' slow down\n'), now)
    expect(failure).toMatchObject({
      code: 'too_many_requests',
      message: 'The other side answered 429: slow down',
      retryAfterSeconds: 7,
    })
    expect(answerFailure(answer(500, {}, 'x'.repeat(5_000)), now).message.length).toBeLessThan(400)
  })
})

describe('Retry-After', () => {
  it.each([
    ['0', 0],
    [' 120 ', 120],
    ['Sun, 22 Nov 2026 10:00:30 GMT', 30],
    ['Sun, 22 Nov 2026 09:00:00 GMT', 0],
    ['Sunday, 22-Nov-26 10:01:00 GMT', 60],
    ['-5', undefined],
    ['1.5', undefined],
    ['soon', undefined],
    ['2027', 2027],
    ['2026-11-22T10:00:30Z', undefined],
    ['', undefined],
    [undefined, undefined],
  ])('%j means %j seconds', (header, seconds) => {
    expect(retryAfterSeconds(header, now)).toBe(seconds)
  })
})
