import {
  formKey,
  type Language,
  type LocalizedText,
  languages,
  type MediaId,
  mediaIdSchema,
  minorUnits,
  type ProductStatus,
  type SalesChannel,
  textKey,
  type VariantId,
  variantIdSchema,
  variantMatrix,
} from '@counterflow/core'
import type { Product, Variant, WrittenProduct } from '../product-queries'

export interface VariantValues {
  id: string | undefined
  optionValues: LocalizedText[]
  sku: string
  price: number | undefined
  compareAtPrice: number | undefined
  barcode: string
  weightGrams: number | undefined
  taxable: boolean
  tracked: boolean
  oversell: boolean
  available: number
}

export interface OptionValues {
  /** Stays while the option is edited. */
  key: string
  name: LocalizedText
  values: LocalizedText[]
}

export interface ImageValues {
  id: string
  small: string
  medium: string
  alt: LocalizedText
}

/** A product as the form holds it. Texts are there in every language; one that was left empty is empty here. */
export interface ProductValues {
  title: LocalizedText
  description: LocalizedText
  sizeChart: LocalizedText
  status: ProductStatus
  handle: string
  vendor: string
  tags: string[]
  channels: SalesChannel[]
  media: ImageValues[]
  options: OptionValues[]
  variants: VariantValues[]
}

const noText: LocalizedText = { en: '', ko: '', ja: '' }

const blankVariant: VariantValues = {
  id: undefined,
  optionValues: [],
  sku: '',
  price: undefined,
  compareAtPrice: undefined,
  barcode: '',
  weightGrams: undefined,
  taxable: true,
  tracked: true,
  oversell: false,
  available: 0,
}

export const blankProduct: ProductValues = {
  title: noText,
  description: noText,
  sizeChart: noText,
  status: 'draft',
  handle: '',
  vendor: '',
  tags: [],
  channels: ['online_store', 'till', 'api'],
  media: [],
  options: [],
  variants: [blankVariant],
}

/** `product` as the form begins. */
export function valuesOf(product: Product): ProductValues {
  const { description, sizeChart, status, handle, vendor, tags, channels } = product
  return {
    title: product.title,
    description,
    sizeChart,
    status,
    handle,
    vendor,
    tags,
    channels,
    media: product.media.map(({ id, small, medium, alt }) => ({ id, small, medium, alt })),
    options: product.options.map(({ name, values }, index) => ({ key: `option-${index}`, name, values })),
    variants: product.variants.map(variantValues),
  }
}

function variantValues(variant: Variant): VariantValues {
  return {
    ...variant,
    price: variant.price.amount,
    compareAtPrice: variant.compareAtPrice?.amount,
    barcode: variant.barcode ?? '',
    weightGrams: variant.weightGrams ?? undefined,
  }
}

/** What the form sends: the whole product. */
export function writtenOf(
  values: ProductValues,
  currency: Product['variants'][number]['price']['currency'],
): WrittenProduct {
  const price = (amount: number) => ({ amount: minorUnits(amount), currency })
  return {
    title: values.title,
    description: values.description,
    sizeChart: values.sizeChart,
    status: values.status,
    vendor: values.vendor.trim(),
    tags: values.tags,
    channels: values.channels,
    ...(values.handle.trim() === '' ? {} : { handle: values.handle.trim() }),
    media: values.media.map(({ id, alt }) => ({ id: mediaId(id), alt })),
    options: values.options.map(({ name, values: texts }) => ({ name, values: texts })),
    variants: values.variants.map((variant) => ({
      ...(variant.id === undefined ? {} : { id: variantId(variant.id) }),
      optionValues: variant.optionValues,
      ...(variant.sku.trim() === '' ? {} : { sku: variant.sku.trim() }),
      price: price(variant.price ?? 0),
      compareAtPrice: variant.compareAtPrice === undefined ? null : price(variant.compareAtPrice),
      barcode: variant.barcode.trim() === '' ? null : variant.barcode.trim(),
      weightGrams: variant.weightGrams ?? null,
      taxable: variant.taxable,
      tracked: variant.tracked,
      oversell: variant.oversell,
    })),
  }
}

const mediaId = (id: string): MediaId => mediaIdSchema.parse(id)
const variantId = (id: string): VariantId => variantIdSchema.parse(id)

/** `text` with other words in `language`; languages that said the same as it go on doing so. */
export function retold(text: LocalizedText, language: Language, words: string): LocalizedText {
  const before = text[language]
  const of = (one: Language) => (one === language || text[one] === before ? words : text[one])
  return { en: of('en'), ko: of('ko'), ja: of('ja') }
}

/** `values` with other options: every combination gets a variant, and those that are there keep theirs. */
export function withOptions(values: ProductValues, options: OptionValues[]): ProductValues {
  const complete = options.filter(({ values: texts }) => texts.length > 0)
  const { places } = variantMatrix(complete, values.variants)
  const [first] = values.variants
  const variants = places.map(({ optionValues, kept }): VariantValues => {
    const base = kept ?? {
      ...blankVariant,
      price: first?.price,
      compareAtPrice: first?.compareAtPrice,
      weightGrams: first?.weightGrams,
    }
    return { ...base, optionValues: [...optionValues] }
  })
  return { ...values, options, variants }
}

/** `values` with a value of an option called otherwise: its variants stay what they are. */
export function withRenamedValue(
  values: ProductValues,
  { option, value, text }: { option: number; value: number; text: LocalizedText },
): ProductValues {
  const before = values.options[option]?.values[value]
  if (before === undefined) return values
  const key = textKey(before)
  return {
    ...values,
    options: values.options.map((one, index) =>
      index === option ? { ...one, values: one.values.with(value, text) } : one,
    ),
    variants: values.variants.map((variant) => ({
      ...variant,
      optionValues: variant.optionValues.map((one, place) =>
        place === option && textKey(one) === key ? text : one,
      ),
    })),
  }
}

/** Where the API's complaint about a place of the body belongs in the form. */
export const formPath = (path: string): string =>
  path.replace(/^title\..*$/, 'title').replace(/^(variants\.\d+\.(?:price|compareAtPrice))\..*$/, '$1')

export const variantKey = ({ optionValues }: VariantValues): string => formKey(optionValues)

export const isBlank = (text: LocalizedText): boolean =>
  languages.every((language) => text[language].trim() === '')
