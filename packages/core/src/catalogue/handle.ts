import { z } from 'zod'

const longest = 100
/** In characters, of which some count twice; leaves room for a number that tells it from others. */
const longestMade = 45

export const handleSchema = z
  .stringFormat('handle', /^[\p{Ll}\p{Lo}\p{Lm}\p{N}\p{M}]+(-[\p{Ll}\p{Lo}\p{Lm}\p{N}\p{M}]+)*$/u, {
    error: 'Expected small letters and digits, with single hyphens between them, such as linen-apron.',
  })
  .min(1)
  .max(longest)

/** `title` as a handle: `Linen apron, 2nd` becomes `linen-apron-2nd`; what has no letter becomes `product`. */
export function handleOf(title: string): string {
  const words = title
    .normalize('NFKC')
    .toLowerCase()
    .split(/[^\p{Ll}\p{Lo}\p{Lm}\p{N}\p{M}]+/u)
    .filter((word) => word !== '')
  const handle = [...words.join('-')].slice(0, longestMade).join('')
  return handle.replace(/-+$/, '') || 'product'
}
