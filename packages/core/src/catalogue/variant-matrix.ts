import type { LocalizedText } from '../text/localized-text.js'
import { formKey, type ProductOption, textKey } from './product-option.js'

/** Anything that is one form of a product: a value for each of its options, in their order. */
export interface VariantForm {
  readonly optionValues: readonly LocalizedText[]
}

/** One place of the matrix: its values, and the variant that is kept for it. */
export interface MatrixPlace<Variant> extends VariantForm {
  /** Undefined: a new one is to be made. */
  readonly kept: Variant | undefined
}

export interface VariantMatrix<Variant> {
  readonly places: readonly MatrixPlace<Variant>[]
  /** Variants that have no place any more. */
  readonly gone: readonly Variant[]
}

/** Every combination of the values of `options`; one without any value when there are no options. */
export function optionCombinations(options: readonly ProductOption[]): LocalizedText[][] {
  return options.reduce<LocalizedText[][]>(
    (found, { values }) => found.flatMap((begun) => values.map((value) => [...begun, value])),
    [[]],
  )
}

/**
 * The variants that `options` call for, each with the existing one that it continues. Existing variants keep their
 * place by their option values; when an option was added or taken away, the first that still fits is kept, so that a
 * product that gets a second option does not lose the variants that it has sold.
 */
export function variantMatrix<Variant extends VariantForm>(
  options: readonly ProductOption[],
  existing: readonly Variant[],
): VariantMatrix<Variant> {
  const left = new Set(existing)
  const take = (fits: (variant: Variant) => boolean): Variant | undefined => {
    const found = [...left].find(fits)
    if (found !== undefined) left.delete(found)
    return found
  }
  const exact = optionCombinations(options).map((optionValues) => ({
    optionValues,
    kept: take((variant) => formKey(variant.optionValues) === formKey(optionValues)),
  }))
  const places = exact.map(({ optionValues, kept }) => ({
    optionValues,
    kept: kept ?? take((variant) => continues(variant.optionValues, optionValues)),
  }))
  return { places, gone: [...left] }
}

/** Whether one of the two only says more than the other, by an option that one of them does not have. */
function continues(before: readonly LocalizedText[], after: readonly LocalizedText[]): boolean {
  if (before.length === after.length) return false
  const [shorter, longer] = before.length < after.length ? [before, after] : [after, before]
  const keys = new Set(longer.map(textKey))
  return shorter.every((value) => keys.has(textKey(value)))
}

/** What the one variant of a product without options is called. */
export const standardVariantTitle: LocalizedText = { en: 'Standard', ko: '기본', ja: '標準' }

/** What a variant is called by its values: `Small / Red`. */
export function variantTitle(optionValues: readonly LocalizedText[]): LocalizedText {
  if (optionValues.length === 0) return standardVariantTitle
  const joined = (language: keyof LocalizedText) => optionValues.map((value) => value[language]).join(' / ')
  return { en: joined('en'), ko: joined('ko'), ja: joined('ja') }
}
