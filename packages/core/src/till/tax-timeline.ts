import type { TaxRule } from '../pricing/order-to-price.js'
import type { TillSettings } from './till-record.js'

/** How goods are taxed at a place, and since when (an instant in ISO 8601, UTC). */
export type TillTax = TillSettings['taxes'][number]

/** A place's taxes from old to new, with those to come, and which of them tills were never told of as begun. */
export interface TaxTimeline {
  readonly taxes: readonly TillTax[]
  readonly begun: readonly TillTax[]
}

/**
 * Puts what tills were told together with what the settings say: what was told stays, since goods were sold by it; what
 * has a day begins on it, also when nobody looked at the time; what was changed without a day begins `at` once.
 * @param told what has begun as tills were told, from old to new.
 * @param set what the settings say, from old to new, the first of it since ever.
 */
export function taxTimeline(told: readonly TillTax[], set: readonly TillTax[], at: Date): TaxTimeline {
  const now = at.getTime()
  const last = told.at(-1)
  const since = last === undefined ? Number.NEGATIVE_INFINITY : Date.parse(last.from)
  const begun: TillTax[] = []
  const latest = () => begun.at(-1) ?? last
  for (const tax of set) {
    const from = Date.parse(tax.from)
    if (from > since && from <= now && !isSameTax(latest(), tax)) begun.push(tax)
  }
  const current = set.findLast(({ from }) => Date.parse(from) <= now) ?? set[0]
  if (current !== undefined && !isSameTax(latest(), current)) {
    const from = new Date(Math.max(now, since + 1)).toISOString()
    begun.push({ ...current, from })
  }
  const later = set.filter(({ from }) => Date.parse(from) > now)
  return { taxes: [...told, ...begun, ...later], begun }
}

/**
 * The rules by which something may have been taxed from one moment to another, both included; before all of `taxes`,
 * the first counts.
 */
export function taxRulesBetween(taxes: readonly TillTax[], from: Date, to: Date): TaxRule[] {
  return taxes.filter((tax, index) => {
    const next = taxes[index + 1]
    const hasBegun = index === 0 || Date.parse(tax.from) <= to.getTime()
    return hasBegun && (next === undefined || Date.parse(next.from) > from.getTime())
  })
}

const isSameTax = (left: TillTax | undefined, right: TillTax) =>
  left !== undefined &&
  left.included === right.included &&
  left.ratesBasisPoints.join() === right.ratesBasisPoints.join() &&
  left.names.join('\n') === right.names.join('\n')
