import { type Money, MoneyRangeError, money } from './money.js'

interface Share {
  readonly index: number
  readonly whole: bigint
  readonly remainder: bigint
}

function byLargestRemainder(left: Share, right: Share): number {
  if (left.remainder !== right.remainder) return left.remainder > right.remainder ? -1 : 1
  return left.index - right.index
}

function exactWeights(weights: readonly number[]): bigint[] {
  return weights.map((weight) => {
    if (!Number.isSafeInteger(weight) || weight < 0) throw new MoneyRangeError(weight)
    return BigInt(weight)
  })
}

/**
 * Splits `total` in proportion to `weights`; the shares always add up to it. What does not divide goes, unit by
 * unit, to the largest remainders, among equal ones to the earlier share, so the answer is always the same:
 * `allocateMoney(money(100, 'USD'), [1, 1, 1])` is 34, 33, 33. Equal weights are meant when all are zero.
 *
 * @param weights whole numbers from 0; at least one.
 * @throws RangeError without weights, MoneyRangeError for a weight that is no whole number from 0.
 */
export function allocateMoney(total: Money, weights: readonly number[]): Money[] {
  if (weights.length === 0) throw new RangeError('An amount cannot be split into no shares.')
  const given = exactWeights(weights)
  const exact = given.every((weight) => weight === 0n) ? given.map(() => 1n) : given
  const sum = exact.reduce((accumulated, weight) => accumulated + weight, 0n)
  const sign = total.amount < 0 ? -1n : 1n
  const magnitude = BigInt(total.amount) * sign

  const shares = exact.map((weight, index): Share => {
    const product = magnitude * weight
    return { index, whole: product / sum, remainder: product % sum }
  })
  const missing = Number(magnitude - shares.reduce((accumulated, share) => accumulated + share.whole, 0n))
  const rounder = new Set(
    [...shares]
      .sort(byLargestRemainder)
      .slice(0, missing)
      .map((share) => share.index),
  )
  return shares.map(({ index, whole }) =>
    money((whole + (rounder.has(index) ? 1n : 0n)) * sign, total.currency),
  )
}
