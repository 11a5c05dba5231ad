import { describe, expect, it } from 'vitest'
import { decimalOf, formatMoney } from './money.js'
import { formatBytes, formatList } from './number.js'
import { formatDuration, formatRelative, formatSpan } from './time.js'

describe('formatting', () => {
  it('writes money with the decimals of its currency', () => {
    expect(formatMoney({ amount: 125_000, currency: 'KRW' }, 'ko')).toBe('₩125,000')
    expect(formatMoney({ amount: 1_250, currency: 'USD' }, 'en')).toBe('$12.50')
    expect(formatMoney({ amount: 1_250, currency: 'JPY' }, 'en')).toBe('¥1,250')
  })

  it('enumerates so that one can tell where each begins', () => {
    expect(formatList(['a', 'b', 'c'], 'en')).toBe('a, b, and c')
    expect(formatList(['높음', '보통'], 'ko', 'unit')).toBe('높음, 보통')
    expect(formatList(['高', '中'], 'ja', 'unit')).toBe('高、中')
  })

  it('keeps every unit of amounts that floating point would round', () => {
    expect(decimalOf(9_007_199_254_740_991, 2)).toBe('90071992547409.91')
    expect(formatMoney({ amount: 9_007_199_254_740_991, currency: 'USD' }, 'en')).toBe(
      '$90,071,992,547,409.91',
    )
    expect(decimalOf(-5, 2)).toBe('-0.05')
  })

  it('writes amounts of data in the unit that fits', () => {
    expect(formatBytes(0, 'en')).toBe('0 byte')
    expect(formatBytes(999, 'en')).toBe('999 byte')
    expect(formatBytes(1_500, 'en')).toBe('1.5 kB')
    expect(formatBytes(45_000_000, 'ko')).toBe('45MB')
    expect(formatBytes(1_240_000_000, 'ja')).toBe('1.2 GB')
    expect(formatBytes(5e17, 'en')).toBe('500,000 TB')
  })

  it('writes durations in the units that matter', () => {
    expect(formatDuration(12, 'en')).toBe('12ms')
    expect(formatDuration(1_400, 'en')).toBe('1.4s')
    expect(formatSpan(3_600, 'en')).toBe('1 hr')
    expect(formatSpan(90_061, 'ko')).toBe('1일 1시간')
  })

  it('tells ages up to a week, and dates beyond', () => {
    const now = Date.parse('2026-11-21T12:00:00Z')
    expect(formatRelative('2026-11-21T11:57:00Z', now, 'en')).toBe('3 minutes ago')
    expect(formatRelative('2026-11-20T12:00:00Z', now, 'ja')).toBe('昨日')
    expect(formatRelative('2026-10-01T12:00:00Z', now, 'en')).toBe('Oct 1, 2026')
  })
})
