import { formulaStart, guardedFormulaStart } from '../../text/formula-start.js'
import { mostOptions } from '../product-option.js'

/** The columns of a file of products, in the order in which they are written. */
export const productColumns = [
  'handle',
  'title',
  'title_en',
  'title_ko',
  'title_ja',
  'description_en',
  'description_ko',
  'description_ja',
  'status',
  'vendor',
  'tags',
  'channels',
  'option1_name',
  'option1_value',
  'option2_name',
  'option2_value',
  'option3_name',
  'option3_value',
  'sku',
  'barcode',
  'price',
  'compare_at_price',
  'weight_grams',
  'taxable',
  'tracked',
  'oversell',
] as const

/**
 * A column of a file of products. `title` is the one in the shop's language; lists (tags, channels) are written with
 * `|` between their entries.
 */
export type ProductColumn = (typeof productColumns)[number]

/** The columns of a product's options, by their place. */
export const optionColumns: readonly { readonly name: ProductColumn; readonly value: ProductColumn }[] = [
  { name: 'option1_name' as const, value: 'option1_value' as const },
  { name: 'option2_name' as const, value: 'option2_value' as const },
  { name: 'option3_name' as const, value: 'option3_value' as const },
].slice(0, mostOptions)

/** The column that a header means, whatever its letter case and spaces: `Option1 Name`. */
export function productColumnOf(header: string): ProductColumn | undefined {
  const name = header
    .normalize('NFKC')
    .trim()
    .toLowerCase()
    .replaceAll(/[\s-]+/g, '_')
  return productColumns.find((column) => column === name)
}

/**
 * A cell as a spreadsheet may open it: text that begins like a formula gets an apostrophe, which spreadsheets do not
 * show and `plainCell` takes away again.
 */
export function safeCell(text: string): string {
  return formulaStart.test(text) || guardedFormulaStart.test(text) ? `'${text}` : text
}

/** What was meant by a cell that `safeCell` wrote. */
export function plainCell(text: string): string {
  return guardedFormulaStart.test(text) ? text.slice(1) : text
}
