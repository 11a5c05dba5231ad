import { describe, expect, it } from 'vitest'
import type { ChatEntry } from '../talk/chat-types'
import { dayInWords } from './day-and-time'
import { textParts } from './text-parts'
import { threadRows } from './thread-rows'

const entry = (position: number, at: string, more: Partial<ChatEntry> = {}): ChatEntry => ({
  id: `00000000-0000-7000-8000-00000000000${position}`,
  position,
  from: 'shop',
  name: 'Minji',
  at,
  state: 'sent',
  clientKey: null,
  content: { type: 'text', text: 'Hello' },
  ...more,
})

describe('the rows of a thread', () => {
  it('are divided by days, and begin anew with another author or after a pause', () => {
    const rows = threadRows(
      [
        entry(1, '2026-11-20T10:00:00'),
        entry(2, '2026-11-20T10:01:00'),
        entry(3, '2026-11-20T10:20:00'),
        entry(4, '2026-11-20T10:20:01', { name: 'Jun' }),
        entry(5, '2026-11-21T10:20:01', { name: 'Jun' }),
      ],
      [],
    )
    expect(rows.map((row) => (row.kind === 'entry' ? row.begins : row.kind))).toEqual([
      'day',
      true,
      false,
      true,
      true,
      'day',
      true,
    ])
  })

  it('end with what waits, without what has arrived meanwhile', () => {
    const at = new Date('2026-11-20T10:05:00').getTime()
    const rows = threadRows(
      [entry(1, '2026-11-20T10:00:00', { from: 'visitor', clientKey: 'a' })],
      [
        { clientKey: 'a', text: 'Hello', at, refused: false },
        { clientKey: 'b', text: 'Still there?', at, refused: false },
      ],
    )
    expect(rows.map(({ key }) => key)).toEqual(['2026-11-20', 'a', 'b'])
  })

  it('name the days that are near', () => {
    const now = new Date('2026-11-22T09:00:00')
    const words = (at: string, language: 'en' | 'ko' | 'ja' = 'en') => dayInWords(new Date(at), now, language)
    expect(words('2026-11-22T00:10:00')).toBe('today')
    expect(words('2026-11-21T23:50:00', 'ko')).toBe('어제')
    expect(words('2026-11-05T12:00:00', 'ja')).toBe('11月5日')
    expect(words('2025-11-05T12:00:00')).toBe('November 5, 2025')
  })
})

describe('a text', () => {
  it('is shown as it was written, with addresses of the web to follow', () => {
    expect(textParts('See https://shop.example/a?b=1. Thanks')).toEqual([
      { text: 'See ' },
      { text: 'https://shop.example/a?b=1', address: 'https://shop.example/a?b=1' },
      { text: '. Thanks' },
    ])
    expect(textParts('こちら：https://shop.example/茶。どうぞ').map(({ address }) => address)).toContain(
      'https://shop.example/茶。どうぞ',
    )
  })

  it.each([
    ['<img src=x onerror=alert(1)>'],
    ['javascript:alert(1)'],
    ['data:text/html,hello'],
    ['https://'],
    ['مرحبا 👨‍👩‍👧‍👦'],
  ])('means nothing but itself: %s', (text) => {
    expect(textParts(text)).toEqual([{ text }])
  })
})
