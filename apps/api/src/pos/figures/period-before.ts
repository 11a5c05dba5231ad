import type { RouteOutput } from '../../platform/http/route-contract.js'
import type { salesReportRoutes as routes } from './sales-reports.contract.js'

type Report = RouteOutput<typeof routes.read>
type Row = Omit<Report['rows'][number], 'before'>

const day = 86_400_000

/** A day, so many days after (or, below zero, before) another one; both as dates are written. */
const dayAfter = (date: string, days: number) =>
  new Date(Date.parse(`${date}T00:00:00Z`) + days * day).toISOString().slice(0, 10)

/** As many days as `span` has, that end where it begins. */
export function periodBefore({ from, to }: { readonly from: string; readonly to: string }) {
  const days = (Date.parse(to) - Date.parse(from)) / day + 1
  return { days, from: dayAfter(from, -days), to: dayAfter(from, -1) }
}

/**
 * Each row with the total of its like in the period before: of days the one so many days earlier, of all else the one
 * of the same key. What was sold then and is not any more has a row of its own, so that the sums stay the sums.
 * @param days how many days lie between the two
 */
export function besideBefore(
  by: Report['by'],
  rows: readonly Row[],
  earlier: readonly Row[],
  days: number,
): Report['rows'] {
  const keyOf = (row: Row) => (by === 'day' ? dayAfter(row.key, days) : row.key)
  const totals = new Map(earlier.map((row) => [keyOf(row), row.total]))
  const known = new Set(rows.map(({ key }) => key))
  const gone = earlier.filter((row) => !known.has(keyOf(row)))
  const all = [
    ...rows.map((row) => ({ ...row, before: totals.get(row.key) ?? 0 })),
    ...gone.map((row) => ({ ...row, ...nothing, key: keyOf(row), before: row.total })),
  ]
  if (by === 'day') return all.sort((left, right) => (left.key < right.key ? -1 : 1))
  if (by === 'hour') return all.sort((left, right) => Number(left.key) - Number(right.key))
  return all
}

const nothing = { tickets: 0, items: 0, sold: 0, returned: 0, discount: 0, tax: 0, rounding: 0, total: 0 }
