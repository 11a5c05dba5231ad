import type { DiscountToApply } from './discount.js'
import type { ManualDiscount } from './manual-discount.js'
import type { LineToPrice, OrderToPrice } from './order-to-price.js'

const half = (dividend: bigint, divisor: bigint) => (2n * dividend + divisor) / (2n * divisor)
const total = (amounts: readonly bigint[]) => amounts.reduce((sum, each) => sum + each, 0n)
const atMost = (amount: bigint, most: bigint) => (amount < most ? amount : most)

/** Where the units that do not divide go, one each: `before` says who comes first of equal remainders. */
function share(amount: bigint, weights: readonly bigint[], before: (one: number, other: number) => number) {
  const counted = total(weights) === 0n ? weights.map(() => 1n) : weights
  const whole = total(counted)
  const shares = counted.map((weight) => (amount * weight) / whole)
  const rest = (index: number) => (amount * (counted[index] ?? 0n)) % whole
  const next = [...counted.keys()].sort((one, other) => {
    const [left, right] = [rest(one), rest(other)]
    return left === right ? before(one, other) : left > right ? -1 : 1
  })
  const lucky = new Set(next.slice(0, Number(amount - total(shares))))
  return shares.map((each, index) => each + (lucky.has(index) ? 1n : 0n))
}

const byText = (left: string, right: string) => (left < right ? -1 : left > right ? 1 : 0)

function byHand(discount: ManualDiscount | undefined, amount: bigint): bigint {
  if (discount === undefined) return 0n
  const value = BigInt(discount.value)
  return discount.kind === 'amount' ? atMost(value, amount) : half(amount * value, 10_000n)
}

/** What of the lines at `places` remains once `taken` was shared among them. */
function less(lines: readonly LineToPrice[], remaining: bigint[], places: readonly number[], taken: bigint) {
  if (places.length === 0) return
  const at = (index: number) => {
    const place = places[index] ?? 0
    return { place, left: remaining[place] ?? 0n, line: lines[place] }
  }
  const before = (one: number, other: number) => {
    const [first, second] = [at(one), at(other)]
    return (
      Number(second.left - first.left) ||
      Number(second.line?.taxable) - Number(first.line?.taxable) ||
      byText(first.line?.productId ?? '', second.line?.productId ?? '') ||
      byText(first.line?.variantId ?? '', second.line?.variantId ?? '') ||
      first.place - second.place
    )
  }
  const weights = places.map((place) => remaining[place] ?? 0n)
  share(taken, weights, before).forEach((amount, index) => {
    const { place, left } = at(index)
    remaining[place] = left - amount
  })
}

const sizeOf = ({ value }: DiscountToApply) =>
  value.kind === 'percent' ? value.basisPoints : value.kind === 'amount' ? value.amount : 0
const kinds = ['percent', 'amount', 'free_shipping']

/**
 * The sums of an order, reckoned anew from the words of `docs/guides/pricing.md` alone, with nothing of the core's: what
 * the guide leaves open, or the core does otherwise, comes out as a difference.
 */
export function reckoned({ lines, discounts = [], manualDiscount, shipping, tax }: OrderToPrice) {
  const subtotals = lines.map(({ unitPrice, quantity }) => BigInt(unitPrice) * BigInt(quantity))
  const remaining = subtotals.map(
    (subtotal, index) => subtotal - byHand(lines[index]?.manualDiscount, subtotal),
  )
  const goods = discounts.filter(({ value }) => value.kind !== 'free_shipping')
  const inTurn = [...goods].sort(
    (left, right) =>
      Number(left.productIds.length === 0) - Number(right.productIds.length === 0) ||
      kinds.indexOf(left.value.kind) - kinds.indexOf(right.value.kind) ||
      sizeOf(right) - sizeOf(left) ||
      byText(left.code, right.code),
  )
  for (const { value, productIds } of inTurn) {
    const places = lines.flatMap(({ productId }, place) =>
      productIds.length === 0 || productIds.some((id) => id === productId) ? [place] : [],
    )
    const sum = total(places.map((place) => remaining[place] ?? 0n))
    const taken =
      value.kind === 'percent'
        ? half(sum * BigInt(value.basisPoints), 10_000n)
        : atMost(BigInt(value.kind === 'amount' ? value.amount : 0), sum)
    less(lines, remaining, places, taken)
  }
  less(lines, remaining, [...lines.keys()], byHand(manualDiscount, total(remaining)))

  const sent = goods.length < discounts.length ? 0n : BigInt(shipping.amount)
  const taxed = total(remaining.filter((_, index) => lines[index]?.taxable)) + (shipping.taxable ? sent : 0n)
  const rate = BigInt(tax.ratesBasisPoints.reduce((sum, each) => sum + each, 0))
  const due = half(taxed * rate, tax.included ? 10_000n + rate : 10_000n)
  return {
    lineTotals: remaining.map(Number),
    subtotal: Number(total(subtotals)),
    shipping: Number(sent),
    tax: Number(due),
    taxes:
      tax.ratesBasisPoints.length === 0
        ? []
        : share(due, tax.ratesBasisPoints.map(BigInt), (one, other) => one - other).map(Number),
    total: Number(total(remaining) + sent + (tax.included ? 0n : due)),
  }
}
