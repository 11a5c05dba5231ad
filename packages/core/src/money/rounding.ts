const absolute = (value: bigint) => (value < 0n ? -value : value)

/**
 * `dividend / divisor` as a whole number, halves away from zero. It is the only place where money is rounded.
 *
 * Halves go away from zero, because that is what invoices do where the law says it at all (Council Regulation
 * (EC) No 1103/97, article 5: exactly half-way is rounded up), and because it is symmetrical: a refund is the
 * exact mirror of its sale, which rounding "up" would miss for negative amounts. Banker's rounding would
 * surprise whoever checks a receipt with a pocket calculator.
 *
 * @throws RangeError for a divisor of zero.
 */
export function divideRounded(dividend: bigint, divisor: bigint): bigint {
  const magnitude = absolute(divisor)
  const rounded = (absolute(dividend) * 2n + magnitude) / (magnitude * 2n)
  return dividend < 0n !== divisor < 0n ? -rounded : rounded
}
