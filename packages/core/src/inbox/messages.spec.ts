import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { discountIdSchema } from '../identifier/id.js'
import { entryContentSchema, entryPreview, writtenText } from './entry-content.js'
import { entryStates, mayBecome, statesBefore } from './entry-progress.js'
import {
  longestMessage,
  messageWindow,
  mostMessagesInWindow,
  secondsUntilNextMessage,
} from './message-limits.js'
import { recentTopics } from './recent-topics.js'
import { mostSendAttempts, pauseBeforeSending } from './send-retry.js'

const now = new Date('2026-11-22T12:00:00Z')
const ago = (milliseconds: number) => new Date(now.getTime() - milliseconds)

describe('the limit of messages', () => {
  const full = Array.from({ length: mostMessagesInWindow }, (_, index) => ago(1_000 * (index + 1)))

  it('takes as many as are allowed in a minute, and says when the next one is', () => {
    expect(secondsUntilNextMessage(full.slice(1), now)).toBeUndefined()
    expect(secondsUntilNextMessage(full, now)).toBe(messageWindow / 1_000 - mostMessagesInWindow)
    const later = new Date(now.getTime() + messageWindow - mostMessagesInWindow * 1_000)
    expect(secondsUntilNextMessage(full, later)).toBeUndefined()
  })
})

describe('the state of a message', () => {
  it('goes forward only, so that news may come twice and in any order', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...entryStates)), (news) => {
        let state: (typeof entryStates)[number] = 'held'
        let wasRead = false
        for (const next of news) if (mayBecome(state, next)) state = next
        wasRead ||= state === 'read' || state === 'withdrawn'
        if (wasRead) expect(entryStates.filter((next) => mayBecome(state, next))).toEqual([])
      }),
      { numRuns: 200 },
    )
    expect(statesBefore('read')).toEqual(['sent', 'delivered', 'failed'])
    expect(statesBefore('withdrawn')).toEqual(['held'])
  })

  it('is tried again for a quarter of an hour, later and later', () => {
    const pauses = Array.from({ length: mostSendAttempts }, (_, index) => pauseBeforeSending(index + 1, 0.5))
    expect(pauses.at(-1)).toBeUndefined()
    const waits = pauses.flatMap((pause) => pause ?? [])
    expect(waits).toEqual(waits.toSorted((left, right) => left - right))
    expect(waits[0]).toBe(2_000)
  })
})

describe('what an entry says', () => {
  it('is one line in a list, cut between characters', () => {
    expect(entryPreview({ type: 'text', text: ' a\n\n b\t c ' })).toBe('a b c')
    const emoji = entryPreview({ type: 'text', text: '👩🏽'.repeat(200) })
    expect([...emoji]).toHaveLength(160)
    expect(emoji.isWellFormed()).toBe(true)
    expect(entryPreview({ type: 'redacted' })).toBe('')
  })

  it('is what somebody wrote, with the subject of a mail', () => {
    expect(writtenText({ type: 'email', subject: 'Return', text: 'How?', attachments: [] })).toBe(
      'Return\nHow?',
    )
    const id = discountIdSchema.parse('0195b3f0-7d2e-7a41-8c55-1b9e4f6a2d44')
    expect(writtenText({ type: 'discount', discountId: id, code: 'A', title: '10%', text: 'For you' })).toBe(
      'For you',
    )
    expect(writtenText({ type: 'cart', deed: 'added', productName: 'Apron', quantity: 1 })).toBe('')
  })

  it('is refused when it is empty or too long, and is never taken for anything but text', () => {
    const fits = (text: string) => entryContentSchema.safeParse({ type: 'text', text }).success
    expect([fits(''), fits('x'.repeat(longestMessage)), fits('x'.repeat(longestMessage + 1))]).toEqual([
      false,
      true,
      false,
    ])
    const html = '<img src=x onerror=alert(1)> ‮مرحبا'
    expect(entryContentSchema.parse({ type: 'text', text: html })).toEqual({ type: 'text', text: html })
  })
})

it('the topic of the latest message comes first, each once', () => {
  expect(
    recentTopics([
      { position: 1, topic: 'shipping' },
      { position: 7, topic: 'returns' },
      { position: 3, topic: 'wholesale' },
      { position: 9, topic: 'shipping' },
    ]),
  ).toEqual(['shipping', 'returns', 'wholesale'])
})
