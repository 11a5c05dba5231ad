import { expect, it } from 'vitest'
import { waitingText } from './waiting-text'

const since = '2026-11-22T09:00:00.000Z'
const after = (minutes: number) => Date.parse(since) + minutes * 60_000

it('says how long somebody waits in one unit', () => {
  expect(
    [0, 1, 59, 60, 1_439, 1_440, 4_400].map((minutes) => waitingText(since, after(minutes), 'en')),
  ).toEqual(['1 min', '1 min', '59 min', '1 hr', '23 hr', '1 day', '3 days'])
  expect(waitingText(since, after(-5), 'ko')).toBe('1분')
  expect(waitingText(since, after(125), 'ja')).toBe('2 時間')
})
