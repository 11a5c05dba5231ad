import { z } from 'zod'
import { type LocalizedText, localizedTextSchema } from '../text/localized-text.js'

/** How many options a product may have. */
export const mostOptions = 3

/** How many variants a product may have. */
export const mostVariants = 250

export const productOptionSchema = z
  .strictObject({ name: localizedTextSchema, values: z.array(localizedTextSchema).min(1) })
  .meta({ id: 'ProductOption' })

/** What a product can be chosen by, such as size, with the values to choose from in their order. */
export type ProductOption = z.infer<typeof productOptionSchema>

/** What stands for a variant's values where they are compared; two variants of a product never share one. */
export function formKey(optionValues: readonly LocalizedText[]): string {
  return JSON.stringify(optionValues.map(textKey))
}

/** What stands for a text in all languages where texts are compared: letter case makes no difference. */
export function textKey({ en, ko, ja }: LocalizedText): string {
  return JSON.stringify([en, ko, ja].map((text) => text.normalize('NFKC').trim().toLowerCase()))
}

/** What is wrong with a product's options; `path` leads to the place in the list of options. */
export interface OptionFault {
  readonly kind: 'too_many_options' | 'too_many_variants' | 'name_twice' | 'value_twice'
  readonly path: readonly (string | number)[]
}

/** Everything that is wrong with `options`; nothing when a product can have them. */
export function optionFaults(options: readonly ProductOption[]): OptionFault[] {
  const faults: OptionFault[] = []
  if (options.length > mostOptions) faults.push({ kind: 'too_many_options', path: [] })
  const variants = options.reduce((count, { values }) => count * values.length, 1)
  if (variants > mostVariants) faults.push({ kind: 'too_many_variants', path: [] })
  for (const index of repeated(options.map(({ name }) => name))) {
    faults.push({ kind: 'name_twice', path: [index, 'name'] })
  }
  options.forEach(({ values }, index) => {
    for (const value of repeated(values)) faults.push({ kind: 'value_twice', path: [index, 'values', value] })
  })
  return faults
}

/** The places of texts that stand earlier in the list already. */
function repeated(texts: readonly LocalizedText[]): number[] {
  const keys = texts.map(textKey)
  return keys.flatMap((key, index) => (keys.indexOf(key) < index ? [index] : []))
}
