import type { Json } from '@counterflow/core'

/** What a number, a key or a bracket weighs, give or take. */
const leastWeight = 8

/** About how many characters the JSON of `value` has, for less than writing it costs. */
export function weightOf(value: Json): number {
  if (typeof value === 'string') return leastWeight + value.length
  if (typeof value !== 'object' || value === null) return leastWeight
  if (Array.isArray(value)) return value.reduce<number>((sum, one) => sum + weightOf(one), leastWeight)
  return Object.entries(value).reduce(
    (sum, [name, one]) => sum + name.length + leastWeight + weightOf(one),
    leastWeight,
  )
}
