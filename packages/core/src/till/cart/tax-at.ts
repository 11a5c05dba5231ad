import type { TillTax } from '../tax-timeline.js'

/** The taxes that count `at` a moment: the last that have begun; before all of them, the first. */
export function taxAt(taxes: readonly TillTax[], at: Date): TillTax | undefined {
  const begun = taxes.filter(({ from }) => Date.parse(from) <= at.getTime())
  return (
    begun.reduce<TillTax | undefined>(
      (latest, tax) => (latest === undefined || latest.from <= tax.from ? tax : latest),
      undefined,
    ) ?? taxes[0]
  )
}
