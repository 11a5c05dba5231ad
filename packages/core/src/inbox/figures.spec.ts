import { expect, it } from 'vitest'
import { figureRows, type InboxFigures, inboxFiguresSchema, shareInPercent } from './figures.js'

const none = { count: 0, median: null, p90: null }
const figures: InboxFigures = inboxFiguresSchema.parse({
  since: '2026-11-15T15:00:00Z',
  timeZone: 'Asia/Seoul',
  waitingNow: { conversations: 0, longestSince: null },
  firstAnswers: none,
  waits: none,
  labels: { messages: 3, labelled: 2, corrected: 1 },
  days: [{ day: '2026-11-16', conversations: 1, received: 3, answered: 2, medianWait: 90.5 }],
  topics: [
    { topic: 'returns', messages: 2, conversations: 1 },
    { topic: null, messages: 1, conversations: 1 },
  ],
  people: [{ staffId: null, name: 'Script', messages: 2, conversations: 1, medianWait: null }],
})

it('writes each table with its columns named', () => {
  expect(figureRows(figures, 'days')).toEqual([
    ['day', 'conversations', 'received', 'answered', 'median_wait_seconds'],
    ['2026-11-16', 1, 3, 2, 90.5],
  ])
  expect(figureRows(figures, 'topics').slice(1)).toEqual([
    ['returns', 2, 1],
    [null, 1, 1],
  ])
  expect(figureRows(figures, 'people')[1]).toEqual(['Script', 2, 1, null])
})

it('knows no share of nothing', () => {
  expect(shareInPercent(1, 3)).toBe(33)
  expect(shareInPercent(2, 3)).toBe(67)
  expect(shareInPercent(0, 0)).toBeUndefined()
})
