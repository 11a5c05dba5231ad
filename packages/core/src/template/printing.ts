import { z } from 'zod'
import { isJsonList, isJsonObject, type Json } from '../json/json.js'
import { currencySchema } from '../money/currency.js'
import { formatMoney } from '../money/format-money.js'
import { moneySchema } from '../money/money.js'
import { languageSchema } from '../text/localized-text.js'

/** How a shop writes amounts and dates. */
export const printingSchema = z.object({
  language: languageSchema.catch('en'),
  currency: currencySchema.optional().catch(undefined),
  timeZone: z.string().catch('UTC'),
})

export type Printing = z.infer<typeof printingSchema>

/** A value that a template can take in: plain JSON, except that it knows how it is printed. */
export type Printable =
  | string
  | number
  | boolean
  | null
  | readonly Printable[]
  | { readonly [key: string]: Printable }

/** Something that cannot be done with a value, in words for the template's author. */
export class UnprintableError extends Error {
  override readonly name = 'UnprintableError'
}

/** What groups inherit from. A method of a class does not count among the fields of what inherits it. */
class Group {
  toString(): string {
    throw new UnprintableError('a group of values has no text of its own; name one of its fields')
  }
}

/** The copies that were made of values that do not change, by the language that they print in. */
const copies = new Map<string, WeakMap<object, Printable>>()

/**
 * `value` with money that prints itself localised, and groups that say that they cannot be printed. The copy of one
 * and the same value is made once.
 */
export function printable(value: Json, { language }: Printing): Printable {
  if (typeof value !== 'object' || value === null) return value
  const known = copies.get(language) ?? new WeakMap<object, Printable>()
  copies.set(language, known)
  return copyOf(value, language, known)
}

function copyOf(value: Json, language: Printing['language'], known: WeakMap<object, Printable>): Printable {
  if (typeof value !== 'object' || value === null) return value
  const before = known.get(value)
  if (before !== undefined) return before
  const copy = isJsonList(value)
    ? value.map((item) => copyOf(item, language, known))
    : Object.create(
        printerOf(value, language),
        Object.fromEntries(
          Object.entries(value).map(([name, member]) => [
            name,
            { value: copyOf(member, language, known), enumerable: true },
          ]),
        ),
      )
  known.set(value, copy)
  return copy
}

function printerOf(value: Json, language: Printing['language']): object {
  const money = isJsonObject(value) && 'currency' in value ? moneySchema.safeParse(value) : undefined
  if (money?.success !== true) return Group.prototype
  const { data } = money
  return Object.defineProperty({}, 'toString', { value: () => formatMoney(data, language) })
}
