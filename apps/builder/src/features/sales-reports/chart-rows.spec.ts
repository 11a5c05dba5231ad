import { describe, expect, it } from 'vitest'
import { chartRows } from './chart-rows'
import type { SalesRow } from './sales-report-queries'

const row = (key: string, total: number): SalesRow => ({
  key,
  label: null,
  tickets: 1,
  items: 1,
  sold: total,
  returned: 0,
  discount: 0,
  tax: 0,
  rounding: 0,
  total,
  before: 2 * total,
})

const shown = (...args: Parameters<typeof chartRows>) =>
  chartRows(...args).map((one) => [one.row?.key ?? 'others', one.total])

describe('the bars of a report', () => {
  it('show days and hours in which nothing was sold', () => {
    expect(shown('day', [row('2026-11-21', 5)], ['2026-11-20', '2026-11-21'])).toEqual([
      ['2026-11-20', 0],
      ['2026-11-21', 5],
    ])
    expect(shown('hour', [row('9', 1), row('11', 2)], [])).toEqual([
      ['9', 1],
      ['10', 0],
      ['11', 2],
    ])
  })

  it('put all that matters less into one, and lose nothing of the sum', () => {
    const many = Array.from({ length: 20 }, (_, index) => row(`p${index}`, index))
    const bars = shown('product', many, [])
    expect(bars).toHaveLength(13)
    expect(bars[0]).toEqual(['p19', 19])
    expect(bars.at(-1)).toEqual(['others', 28])
    expect(chartRows('product', many, []).at(-1)?.before).toBe(56)
  })
})
