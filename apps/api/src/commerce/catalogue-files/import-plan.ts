import {
  completeText,
  formKey,
  type Language,
  type LocalizedText,
  languages,
  minorUnits,
  mostVariants,
  type ProductColumn,
  type ProductId,
  type ProductOption,
  type ProductRow,
  type RowFault,
  shownCell,
} from '@counterflow/core'
import { draftOf, type ProductDraft, type VariantDraft } from '../products/product-draft.js'
import type { ProductRecord } from '../products/product-record.js'
import { blankDraft, blankVariant } from '../products/written-product.js'

/** Something that is wrong with a line of a file. */
export interface LineFault extends RowFault {
  readonly line: number
}

/** A line of a file that was read. */
export interface FileLine {
  readonly line: number
  readonly row: ProductRow
  /** What is wrong with its cells by themselves. */
  readonly faults: readonly RowFault[]
}

export interface ImportTerms {
  /** The shop's, in which a file says texts without a language. */
  readonly language: Language
  /** Which product has each SKU of the file already. */
  readonly owners: ReadonlyMap<string, ProductId>
}

/**
 * What the lines of one product make of it: a new one when there is no `record`. Lines add and change; what a file does
 * not mention stays. Any fault means that the draft is not to be used.
 */
export function draftFromLines(
  handle: string,
  lines: readonly FileLine[],
  record: ProductRecord | undefined,
  { language, owners }: ImportTerms,
): { draft: ProductDraft; faults: LineFault[] } {
  const faults: LineFault[] = []
  const fault: Fault = (line, column, kind, value) => {
    const cell = lines.find((candidate) => candidate.line === line)?.faults
    // What cannot be read is not missing as well.
    if (kind === 'missing' && cell?.some((known) => known.column === column)) return
    faults.push({ line, column, kind, value })
  }
  const [start] = lines
  if (start === undefined) throw new Error(`The product ${handle} has no lines.`)
  /** What the first line that says it says; the others may say the same or nothing. */
  const said = <Value>(
    column: ProductColumn,
    of: (row: ProductRow) => Value | undefined,
  ): Value | undefined => {
    const values = lines.flatMap(({ line, row }) => {
      const value = of(row)
      return value === undefined ? [] : [{ line, value }]
    })
    const [first] = values
    for (const { line, value } of values) {
      if (JSON.stringify(value) !== JSON.stringify(first?.value)) {
        fault(line, column, 'says_otherwise', shownCell(`${first?.line}: ${String(first?.value)}`))
      }
    }
    return first?.value
  }
  const before = record && draftOf(record)
  const written = {
    en: said('title_en', ({ titles }) => titles.en),
    ko: said('title_ko', ({ titles }) => titles.ko),
    ja: said('title_ja', ({ titles }) => titles.ja),
  }
  const own = said('title', ({ title }) => title)
  const title = changedText(before?.title, { ...written, [language]: own ?? written[language] }, language)
  if (title === undefined) fault(start.line, 'title', 'missing', '')
  const base = before ?? blankDraft(title ?? { en: handle, ko: handle, ja: handle })
  const descriptions = {
    en: said('description_en', (row) => row.descriptions.en),
    ko: said('description_ko', (row) => row.descriptions.ko),
    ja: said('description_ja', (row) => row.descriptions.ja),
  }
  const facts: ProductDraft = {
    ...base,
    handle,
    title: title ?? base.title,
    description: changedText(base.description, descriptions, language) ?? base.description,
    status: said('status', ({ status }) => status) ?? base.status,
    vendor: said('vendor', ({ vendor }) => vendor) ?? base.vendor,
    tags: said('tags', ({ tags }) => tags) ?? base.tags,
    channels: said('channels', ({ channels }) => channels) ?? base.channels,
  }
  const forms = variantLines(facts, lines, record, owners, fault)
  return { draft: { ...facts, ...forms }, faults }
}

/** `before` with what was written; languages that only repeated the shop's go on doing so. */
function changedText(
  before: LocalizedText | undefined,
  written: { [Key in Language]?: string | undefined },
  language: Language,
): LocalizedText | undefined {
  if (languages.every((one) => written[one] === undefined)) return before
  const kept = (one: Language) =>
    written[one] ??
    (before !== undefined && (one === language || before[one] !== before[language]) ? before[one] : undefined)
  return completeText({ en: kept('en'), ko: kept('ko'), ja: kept('ja') }, language)
}

type Fault = (line: number, column: ProductColumn | null, kind: RowFault['kind'], value: string) => void

function variantLines(
  base: ProductDraft,
  lines: readonly FileLine[],
  record: ProductRecord | undefined,
  owners: ImportTerms['owners'],
  fault: Fault,
): Pick<ProductDraft, 'options' | 'variants'> {
  const existing = record === undefined ? [] : base.variants
  const options = new WrittenOptions(record === undefined ? [] : base.options)
  const variants: VariantDraft[] = [...existing]
  const written = new Map<VariantDraft, number>()
  for (const { line, row } of lines) {
    const bySku = existing.find(({ sku }) => sku === row.sku && sku !== undefined)
    const hasOptions = row.options.length > 0
    const isProductOnly = record !== undefined && bySku === undefined && !hasOptions && row.sku === undefined
    if (isProductOnly && (existing.length > 1 || row.price === undefined)) continue
    const optionValues =
      hasOptions || bySku === undefined ? options.valuesOf(row.options) : bySku.optionValues
    if (optionValues === undefined) {
      fault(line, 'option1_name', 'options_differ', options.described())
      continue
    }
    const owner = row.sku === undefined ? undefined : owners.get(row.sku)
    if (owner !== undefined && owner !== record?.product.id) fault(line, 'sku', 'sku_taken', row.sku ?? '')
    const known = bySku ?? existing.find((variant) => formKey(variant.optionValues) === formKey(optionValues))
    const twin = variants.find(
      (variant) => variant !== known && formKey(variant.optionValues) === formKey(optionValues),
    )
    if (twin !== undefined || (known !== undefined && written.has(known))) {
      fault(
        line,
        hasOptions ? 'option1_value' : 'sku',
        'same_values',
        row.sku ?? optionValues.map(({ en }) => en).join(' / '),
      )
      continue
    }
    if (known === undefined && row.price === undefined) fault(line, 'price', 'missing', '')
    const from = known ?? blankVariant(optionValues, variants[0])
    const draft: VariantDraft = {
      ...from,
      optionValues,
      sku: row.sku ?? from.sku,
      price: row.price ?? (known === undefined ? minorUnits(0) : from.price),
      compareAtPrice: row.compareAtPrice ?? (known === undefined ? null : from.compareAtPrice),
      barcode: row.barcode ?? from.barcode,
      weightGrams: row.weightGrams ?? from.weightGrams,
      taxable: row.taxable ?? from.taxable,
      tracked: row.tracked ?? from.tracked,
      oversell: row.oversell ?? from.oversell,
    }
    if (known === undefined) variants.push(draft)
    else {
      variants[variants.indexOf(known)] = draft
      written.set(known, line)
    }
  }
  if (variants.length > mostVariants)
    fault(lines[0]?.line ?? 0, null, 'too_many_variants', `${variants.length}`)
  return { options: options.all(), variants }
}

/** The options of a product, which gain what the lines of a file name and they do not have. */
class WrittenOptions {
  private readonly options: { name: LocalizedText; values: LocalizedText[] }[]
  private readonly isNew: boolean

  constructor(options: readonly ProductOption[]) {
    this.options = options.map(({ name, values }) => ({ name, values: [...values] }))
    this.isNew = options.length === 0
  }

  /** Undefined when these are not the product's options. The first line of a new product says what they are. */
  valuesOf(written: ProductRow['options']): LocalizedText[] | undefined {
    if (this.isNew && this.options.length === 0) {
      for (const { name } of written) this.options.push({ name: everywhere(name || 'Option'), values: [] })
    }
    if (written.length !== this.options.length) return undefined
    const values: LocalizedText[] = []
    for (const [place, { name, value }] of written.entries()) {
      const option = this.options[place]
      if (option === undefined || (name !== '' && !says(option.name, name))) return undefined
      const known = option.values.find((candidate) => says(candidate, value))
      const text = known ?? everywhere(value)
      if (known === undefined) option.values.push(text)
      values.push(text)
    }
    return values
  }

  all(): ProductOption[] {
    return this.options
  }

  described(): string {
    return this.options.map(({ name }) => name.en).join(', ')
  }
}

const everywhere = (text: string): LocalizedText => ({ en: text, ko: text, ja: text })

const says = (text: LocalizedText, word: string): boolean =>
  languages.some((language) => text[language].trim().toLowerCase() === word.trim().toLowerCase())
