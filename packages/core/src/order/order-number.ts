import { z } from 'zod'

const longest = 10
// Nothing that cannot be typed or seen.
const plain = /^[^\p{C}\p{Zl}\p{Zp}]*$/u

export const orderNumberFormatSchema = z
  .strictObject({
    prefix: z
      .string()
      .max(longest)
      .regex(plain, 'Use letters, digits and signs that can be seen.')
      .regex(/^(.*[^\d\s])?$/, 'End it with a letter or a sign: a digit would run into the number.')
      .meta({ description: 'Stands before the number, such as `#TEA`.' }),
    suffix: z
      .string()
      .max(longest)
      .regex(plain, 'Use letters, digits and signs that can be seen.')
      .regex(/^([^\d\s].*)?$/, 'Begin it with a letter or a sign: a digit would run into the number.')
      .meta({ description: 'Stands after the number, such as `-KR`.' }),
  })
  .meta({ id: 'OrderNumberFormat' })

/** What stands around the number of an order: `#TEA` and nothing makes `#TEA1001`. */
export type OrderNumberFormat = z.infer<typeof orderNumberFormatSchema>

/** How orders are named while nobody has said otherwise: `#1001`. */
export const usualOrderNumberFormat: OrderNumberFormat = { prefix: '#', suffix: '' }

/** The largest number that an order can be given. */
export const greatestOrderNumber = 900_000_000

/**
 * What a search for an order means by itself: `#1001`, when `search` is a number, or its beginning, with what stands
 * around it in `format` or a part of that. Any other text is answered as it is, plain digits too: they may also be part
 * of somebody's name or address.
 *
 * @example plainOrderSearch('tea1001', { prefix: '#TEA', suffix: '' }) // '#1001'
 */
export function plainOrderSearch(search: string, { prefix, suffix }: OrderNumberFormat): string {
  const typed = search.trim().toLowerCase()
  const before = [prefix, prefix.replace(/^#/, ''), '#', ''].map((text) => text.toLowerCase())
  const after = [suffix, ''].map((text) => text.toLowerCase())
  for (const start of before) {
    for (const end of after) {
      if (start === '' && end === '') continue
      if (!typed.startsWith(start) || !typed.endsWith(end)) continue
      const digits = typed.slice(start.length, typed.length - end.length)
      if (/^\d+$/.test(digits)) return `#${digits}`
    }
  }
  return search
}
