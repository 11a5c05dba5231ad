import type { SalesPart, SalesRow } from './sales-report-queries'

/** A bar of the chart; `row` is null for all that have none of their own. */
export interface ChartRow {
  readonly row: Pick<SalesRow, 'key' | 'label'> | null
  readonly total: number
  /** Of the days before; 0 where they were not asked for. */
  readonly before: number
}

/** So many bars have a name of their own. */
const mostBars = 12
const hoursOfDay = 24

/**
 * The bars of a report. Days and hours without a sale have one, too, so that time is even; of products and people those
 * that matter, and all others together.
 * @param days all days that the report is about, where it is by day
 */
export function chartRows(by: SalesPart, rows: readonly SalesRow[], days: readonly string[]): ChartRow[] {
  const rowOf = new Map(rows.map((row) => [row.key, row]))
  const even = (keys: readonly string[]) =>
    keys.map((key) => {
      const { total = 0, before = null } = rowOf.get(key) ?? {}
      return { row: { key, label: null }, total, before: before ?? 0 }
    })
  if (by === 'day') return even(days)
  if (by === 'hour') {
    const sold = rows.map(({ key }) => Number(key))
    const first = Math.min(...sold, hoursOfDay - 1)
    const last = Math.max(...sold, first)
    return even(Array.from({ length: last - first + 1 }, (_, index) => `${first + index}`))
  }
  const ordered = rows.toSorted((left, right) => right.total - left.total)
  const shown: ChartRow[] = ordered
    .slice(0, mostBars)
    .map((row) => ({ row, total: row.total, before: row.before ?? 0 }))
  const rest = ordered.slice(mostBars)
  if (rest.length === 0) return shown
  const sum = (amounts: readonly number[]) => amounts.reduce((all, amount) => all + amount, 0)
  const others = {
    row: null,
    total: sum(rest.map(({ total }) => total)),
    before: sum(rest.map(({ before }) => before ?? 0)),
  }
  return [...shown, others]
}
