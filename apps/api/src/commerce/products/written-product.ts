import {
  type Currency,
  completeText,
  formKey,
  type Language,
  type LocalizedText,
  type MinorUnits,
  minorUnits,
  type ProductOption,
  variantMatrix,
} from '@counterflow/core'
import type { z } from 'zod'
import type { FieldError } from '../../platform/http/problems/problem.js'
import { refuseOptionFaults, type writtenProductShape, type writtenTitleSchema } from './product.contract.js'
import type { ProductDraft, VariantDraft } from './product-draft.js'
import { unacceptableProduct } from './product-problems.js'

type Shape = typeof writtenProductShape
/** What somebody wrote of a product. */
export type WrittenProduct = { [Key in keyof Shape]?: z.output<Shape[Key]> } & {
  title?: z.output<typeof writtenTitleSchema> | undefined
}
type WrittenVariant = NonNullable<WrittenProduct['variants']>[number]
type WrittenPrice = NonNullable<WrittenVariant['price']>

const noText: LocalizedText = { en: '', ko: '', ja: '' }
const colors = ['#8a6d3b', '#5f7a61', '#4a6fa5', '#9c5b5b', '#7a6a9a', '#c99a5b', '#5b8f99', '#a5727f']

/** A product of which nothing is known yet but its title. */
export function blankDraft(title: LocalizedText): ProductDraft {
  const sum = [...title.en].reduce((total, letter) => total + (letter.codePointAt(0) ?? 0), 0)
  return {
    handle: undefined,
    status: 'draft',
    title,
    description: noText,
    sizeChart: noText,
    vendor: '',
    tags: [],
    color: colors[sum % colors.length] ?? '#8a6d3b',
    options: [],
    variants: [blankVariant([])],
    channels: ['online_store', 'till', 'api'],
    media: [],
  }
}

/** A variant of which only the values are known; what it has in common with others is taken from `like`. */
export function blankVariant(optionValues: readonly LocalizedText[], like?: VariantDraft): VariantDraft {
  return {
    id: undefined,
    sku: undefined,
    optionValues,
    price: like?.price ?? minorUnits(0),
    compareAtPrice: like?.compareAtPrice ?? null,
    barcode: null,
    weightGrams: like?.weightGrams ?? null,
    taxable: like?.taxable ?? true,
    tracked: like?.tracked ?? true,
    oversell: like?.oversell ?? false,
  }
}

/**
 * `base` with what was written.
 * @throws Problem `invalid-input` that names each place: options that repeat themselves, variants that fit no option,
 * prices in another currency.
 */
export function appliedDraft(
  base: ProductDraft,
  written: WrittenProduct,
  { currency, language }: { currency: Currency; language: Language },
): ProductDraft {
  const { title, options, variants, media, ...facts } = written
  const nextOptions = options?.map(({ name, values }) => ({
    name: completeText(name, language),
    values: values.map((value) => completeText(value, language)),
  }))
  const errors = nextOptions === undefined ? [] : refuseOptionFaults(nextOptions)
  if (errors.length > 0) throw unacceptableProduct(errors)
  const given = Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined))
  const altOf = new Map(base.media.map(({ id, alt }) => [id, alt]))
  const draft: ProductDraft = {
    ...base,
    ...given,
    ...(title === undefined ? {} : { title: completeText(title, language) }),
    ...(nextOptions === undefined ? {} : { options: nextOptions }),
    ...(media === undefined
      ? {}
      : { media: media.map(({ id, alt }) => ({ id, alt: alt ?? altOf.get(id) ?? noText })) }),
  }
  if (variants !== undefined)
    return { ...draft, variants: writtenVariants(draft, variants, currency, language) }
  return nextOptions === undefined
    ? draft
    : { ...draft, variants: matrixVariants(draft.options, base.variants) }
}

function matrixVariants(
  options: readonly ProductOption[],
  existing: readonly VariantDraft[],
): VariantDraft[] {
  return variantMatrix(options, existing).places.map(({ optionValues, kept }) =>
    kept === undefined ? blankVariant(optionValues, existing[0]) : { ...kept, optionValues },
  )
}

function writtenVariants(
  { options, variants: existing }: ProductDraft,
  written: readonly WrittenVariant[],
  currency: Currency,
  language: Language,
): VariantDraft[] {
  const errors: FieldError[] = []
  const refuse = (path: string, message: string, fix: string) => void errors.push({ path, message, fix })
  const taken = new Set<VariantDraft>()
  const amount = (path: string, price: WrittenPrice): MinorUnits => {
    if (price.currency !== currency) {
      refuse(`${path}/currency`, `Expected an amount in ${currency}.`, `Send an amount in ${currency}.`)
    }
    return price.amount
  }
  const drafts = written.map((variant, index): VariantDraft => {
    const path = `/variants/${index}`
    const values = variant.optionValues?.map((value) => completeText(value, language))
    const known = existing.find((candidate) =>
      variant.id === undefined
        ? !taken.has(candidate) && formKey(candidate.optionValues) === formKey(values ?? [])
        : candidate.id === variant.id,
    )
    if (variant.id !== undefined && known === undefined) {
      refuse(`${path}/id`, 'The product has no variant with this id.', 'Leave the id out for a new variant.')
    }
    if (known !== undefined && taken.has(known)) {
      refuse(path, 'The variant is in the list twice.', 'Name each variant once.')
    }
    if (known !== undefined) taken.add(known)
    const base = known ?? blankVariant([], existing[0])
    return {
      ...base,
      optionValues: values ?? base.optionValues,
      sku: variant.sku ?? base.sku,
      price: variant.price === undefined ? base.price : amount(`${path}/price`, variant.price),
      compareAtPrice:
        variant.compareAtPrice === undefined
          ? base.compareAtPrice
          : variant.compareAtPrice && amount(`${path}/compareAtPrice`, variant.compareAtPrice),
      barcode: variant.barcode === undefined ? base.barcode : variant.barcode,
      weightGrams: variant.weightGrams === undefined ? base.weightGrams : variant.weightGrams,
      taxable: variant.taxable ?? base.taxable,
      tracked: variant.tracked ?? base.tracked,
      oversell: variant.oversell ?? base.oversell,
    }
  })
  errors.push(...misplaced(options, drafts))
  if (errors.length > 0) throw unacceptableProduct(errors)
  return drafts
}

/** Variants whose values the options do not have, and those that say the same as another. */
function misplaced(options: readonly ProductOption[], drafts: readonly VariantDraft[]): FieldError[] {
  const keys = drafts.map(({ optionValues }) => formKey(optionValues))
  const allowed = options.map(({ values }) => new Set(values.map((value) => formKey([value]))))
  return drafts.flatMap(({ optionValues }, index): FieldError[] => {
    const path = `/variants/${index}/optionValues`
    if (optionValues.length !== options.length) {
      const message = `Expected ${options.length} values, one for each option.`
      return [{ path, message, fix: 'Send a value for each option of the product, in their order.' }]
    }
    const strange = optionValues.findIndex((value, place) => !allowed[place]?.has(formKey([value])))
    if (strange >= 0) {
      const fix = 'Add the value to the option, or send one that it has.'
      return [{ path: `${path}/${strange}`, message: 'The option has no such value.', fix }]
    }
    if (keys.indexOf(keys[index] ?? '') < index) {
      return [{ path, message: 'Another variant has the same values.', fix: 'Name each combination once.' }]
    }
    return []
  })
}
