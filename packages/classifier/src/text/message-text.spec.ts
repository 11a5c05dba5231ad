import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { messageText } from './message-text.js'

describe('what the model reads of a message', () => {
  it.each([
    [
      'a quoted mail in English',
      'Cancel it please\n\nOn Mon, 3 Nov 2026 at 10:02, Shop <a@b.example> wrote:\n> Thanks for your order',
      'Cancel it please',
    ],
    [
      'a quoted mail in Korean',
      '취소해 주세요\n2026년 11월 3일 (화) 오전 10:02, 상점 <a@b.example>님이 작성:\n> 주문 감사합니다',
      '취소해 주세요',
    ],
    [
      'a quoted mail in Japanese',
      'キャンセルします\n\n2026年11月3日(火) 10:02 店 <a@b.example>のメール:\n> ご注文ありがとうございます',
      'キャンセルします',
    ],
    ['headers of a forwarded mail', 'see below\nFrom: Shop\nSent: Monday\nSubject: Your order', 'see below'],
    [
      'the beginning of an original message',
      'never came\n-----Original Message-----\nFrom: Shop',
      'never came',
    ],
    ['lines that quote', '> your order was sent\nnot here yet', 'not here yet'],
    ['a signature', 'Do you ship to Oslo?\n-- \nAnna Berg\nBerg Interiors', 'Do you ship to Oslo?'],
    ['what a phone adds', '언제 와요\n나의 iPhone에서 보냄', '언제 와요'],
  ])('is without %s', (_, text, written) => {
    expect(messageText(text)).toBe(written)
  })

  it('is all of it where nothing else would be left', () => {
    expect(messageText('> do you ship abroad?')).toBe('> do you ship abroad?')
    expect(messageText('From: Berlin, to: Oslo, do you ship?')).toBe('From: Berlin, to: Oslo, do you ship?')
  })

  it.each(['', '   ', '\u0000\u0007', '?!…', '😀👍', '\u200b\u200f', '\ud800'])(
    'is nothing of %j',
    (text) => {
      expect(messageText(text)).toBe('')
    },
  )

  it('is the beginning and the end of a long one', () => {
    const text = `First words. ${'padding '.repeat(500)}last words.`
    const shown = messageText(text)
    expect(shown.startsWith('First words.')).toBe(true)
    expect(shown.endsWith('last words.')).toBe(true)
    expect(shown.length).toBeLessThan(450)
  })

  it('is short, whole and found at once, whatever comes', () => {
    const hard = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 500 }),
      fc
        .tuple(fc.constantFrom('-', '>', 'On ', '\n', '年', '\ud83d'), fc.integer({ min: 1, max: 100_000 }))
        .map(([part, times]) => part.repeat(Math.min(times, 100_000 / part.length))),
    )
    fc.assert(
      fc.property(hard, (text) => {
        const shown = messageText(text)
        expect([...shown].length).toBeLessThanOrEqual(430)
        expect(shown.isWellFormed()).toBe(true)
      }),
      { numRuns: 30 },
    )
  })
})
