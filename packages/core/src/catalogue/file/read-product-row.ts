import { storableText } from '../../json/unstorable.js'
import { type Currency, exponentOf } from '../../money/currency.js'
import { type MinorUnits, minorUnits } from '../../money/money.js'
import { handleSchema } from '../handle.js'
import { type ProductStatus, productStatuses } from '../product-status.js'
import { type SalesChannel, salesChannels } from '../sales-channel.js'
import { optionColumns, type ProductColumn, plainCell } from './product-columns.js'

/** What can be wrong with a cell of a file of products. */
export const rowFaultKinds = [
  'missing',
  'unstorable',
  'too_long',
  'not_a_handle',
  'not_a_price',
  'not_a_number',
  'not_yes_or_no',
  'unknown_status',
  'unknown_channel',
  'option_without_value',
  'options_differ',
  'says_otherwise',
  'same_values',
  'sku_twice',
  'sku_taken',
  'too_many_variants',
  'too_many_cells',
] as const

export type RowFaultKind = (typeof rowFaultKinds)[number]

/** Something that is wrong with a row: which column, what it says, and how it is wrong. */
export interface RowFault {
  readonly column: ProductColumn | null
  readonly kind: RowFaultKind
  /** What the cell says, or what stands against it. */
  readonly value: string
}

const longestShown = 100

/** As much of a cell as a fault repeats, without what cannot be kept. */
export const shownCell = (text: string): string => storableText(text.slice(0, longestShown))

/** A row of a file of products, read. What is undefined was left empty, and stays as it is. */
export interface ProductRow {
  readonly handle: string | undefined
  readonly title: string | undefined
  readonly titles: { readonly [Language in 'en' | 'ko' | 'ja']?: string | undefined }
  readonly descriptions: { readonly [Language in 'en' | 'ko' | 'ja']?: string | undefined }
  readonly status: ProductStatus | undefined
  readonly vendor: string | undefined
  readonly tags: readonly string[] | undefined
  readonly channels: readonly SalesChannel[] | undefined
  readonly options: readonly { readonly name: string; readonly value: string }[]
  readonly sku: string | undefined
  readonly barcode: string | undefined
  readonly price: MinorUnits | undefined
  readonly compareAtPrice: MinorUnits | undefined
  readonly weightGrams: number | undefined
  readonly taxable: boolean | undefined
  readonly tracked: boolean | undefined
  readonly oversell: boolean | undefined
}

const longest: Partial<Record<ProductColumn, number>> = {
  title: 200,
  title_en: 200,
  title_ko: 200,
  title_ja: 200,
  description_en: 20_000,
  description_ko: 20_000,
  description_ja: 20_000,
  vendor: 100,
  sku: 60,
  barcode: 60,
  option1_name: 40,
  option1_value: 60,
  option2_name: 40,
  option2_value: 60,
  option3_name: 40,
  option3_value: 60,
}
const longestTag = 40
const mostTags = 50
const heaviest = 10_000_000

/** The cells of a row by their columns. */
export type ProductCells = { readonly [Column in ProductColumn]?: string | undefined }

/** Reads a row of a file whose prices are in `currency`, and says of every cell what is wrong with it. */
export function readProductRow(
  cells: ProductCells,
  currency: Currency,
): { row: ProductRow; faults: RowFault[] } {
  const faults: RowFault[] = []
  const fault = (column: ProductColumn, kind: RowFaultKind, value: string): undefined => {
    faults.push({ column, kind, value: shownCell(value) })
    return undefined
  }
  const text = (column: ProductColumn): string | undefined => {
    const written = plainCell(cells[column]?.trim() ?? '')
    if (written === '') return undefined
    return written.length > (longest[column] ?? written.length) ? fault(column, 'too_long', written) : written
  }
  const list = (column: ProductColumn): string[] | undefined =>
    text(column)
      ?.split('|')
      .map((entry) => entry.trim())
      .filter((entry) => entry !== '')
  const price = (column: ProductColumn): MinorUnits | undefined => {
    const written = text(column)
    if (written === undefined) return undefined
    return amountOf(written, exponentOf(currency)) ?? fault(column, 'not_a_price', written)
  }
  const yesOrNo = (column: ProductColumn): boolean | undefined => {
    const written = text(column)?.toLowerCase()
    if (written === undefined) return undefined
    return answers.get(written) ?? fault(column, 'not_yes_or_no', written)
  }
  const handle = text('handle')?.toLowerCase()
  const weight = text('weight_grams')
  const isWeight = weight === undefined || (/^\d{1,8}$/.test(weight) && Number(weight) <= heaviest)
  const status = text('status')?.toLowerCase()
  const tags = list('tags')
  const channels = list('channels')
  const row: ProductRow = {
    handle:
      handle === undefined || handleSchema.safeParse(handle).success
        ? handle
        : fault('handle', 'not_a_handle', handle),
    title: text('title'),
    titles: { en: text('title_en'), ko: text('title_ko'), ja: text('title_ja') },
    descriptions: {
      en: text('description_en'),
      ko: text('description_ko'),
      ja: text('description_ja'),
    },
    status:
      status === undefined
        ? undefined
        : (productStatuses.find((known) => known === status) ?? fault('status', 'unknown_status', status)),
    vendor: text('vendor'),
    tags:
      tags !== undefined && (tags.length > mostTags || tags.some((tag) => tag.length > longestTag))
        ? fault('tags', 'too_long', tags.join('|'))
        : tags,
    channels: channels?.flatMap(
      (written) =>
        salesChannels.find((known) => known === written.toLowerCase()) ??
        fault('channels', 'unknown_channel', written) ??
        [],
    ),
    options: optionColumns.flatMap(({ name, value }) => {
      const written = { name: text(name), value: text(value) }
      if (written.value === undefined) {
        if (written.name !== undefined) fault(value, 'option_without_value', written.name)
        return []
      }
      return [{ name: written.name ?? '', value: written.value }]
    }),
    sku: text('sku'),
    barcode: text('barcode'),
    price: price('price'),
    compareAtPrice: price('compare_at_price'),
    weightGrams:
      weight === undefined
        ? undefined
        : isWeight
          ? Number(weight)
          : fault('weight_grams', 'not_a_number', weight),
    taxable: yesOrNo('taxable'),
    tracked: yesOrNo('tracked'),
    oversell: yesOrNo('oversell'),
  }
  return { row, faults }
}

const answers = new Map(
  [
    ['true', 'yes', 'y', '1', 'on'],
    ['false', 'no', 'n', '0', 'off'],
  ].flatMap((words, index) => words.map((word): [string, boolean] => [word, index === 0])),
)

/**
 * A price as files write it: `12.50`, `12,50`, `12000`. Undefined for what could mean something else, such as `1,200`
 * in a currency with cents, or `12,000` in one without.
 */
export function amountOf(text: string, exponent: number): MinorUnits | undefined {
  const match = /^(\d{1,13})(?:[.,](\d+))?$/.exec(text.trim())
  if (match === null) return undefined
  const [, whole = '', fraction = ''] = match
  if (fraction.length > exponent || (text.includes(',') && exponent !== 2)) return undefined
  const amount = BigInt(whole + fraction.padEnd(exponent, '0'))
  return amount <= BigInt(Number.MAX_SAFE_INTEGER) ? minorUnits(amount) : undefined
}

/** `amount` as files write it: `12.50`. */
export function amountText(amount: MinorUnits, exponent: number): string {
  const digits = String(amount).padStart(exponent + 1, '0')
  return exponent === 0 ? digits : `${digits.slice(0, -exponent)}.${digits.slice(-exponent)}`
}
