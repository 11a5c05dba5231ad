import type {
  LocalizedText,
  MediaId,
  MinorUnits,
  ProductOption,
  ProductStatus,
  SalesChannel,
  VariantId,
} from '@counterflow/core'
import type { ProductRecord } from './product-record.js'

/** A variant as it is to be. */
export interface VariantDraft {
  /** The one that it continues; undefined: a new one. */
  readonly id: VariantId | undefined
  /** Undefined: one is made. */
  readonly sku: string | undefined
  readonly optionValues: readonly LocalizedText[]
  readonly price: MinorUnits
  readonly compareAtPrice: MinorUnits | null
  readonly barcode: string | null
  readonly weightGrams: number | null
  readonly taxable: boolean
  readonly tracked: boolean
  readonly oversell: boolean
}

/** A product as it is to be, whole. */
export interface ProductDraft {
  /** Undefined: one is made from the title. */
  readonly handle: string | undefined
  readonly status: ProductStatus
  readonly title: LocalizedText
  readonly description: LocalizedText
  readonly sizeChart: LocalizedText
  readonly vendor: string
  readonly tags: readonly string[]
  readonly color: string
  readonly options: readonly ProductOption[]
  readonly variants: readonly VariantDraft[]
  readonly channels: readonly SalesChannel[]
  readonly media: readonly { readonly id: MediaId; readonly alt: LocalizedText }[]
}

/** The product as it is, as a draft that changes nothing. */
export function draftOf({ product, variants, channels, media }: ProductRecord): ProductDraft {
  const { handle, status, title, description, sizeChart, vendor, tags, color, options } = product
  return {
    handle,
    status,
    title,
    description,
    sizeChart,
    vendor,
    tags,
    color,
    options,
    variants,
    channels,
    media: media.map(({ id, alt }) => ({ id, alt })),
  }
}

/** The parts of a product that changes are told by, in the order in which they are told. */
export const productParts = [
  'title',
  'handle',
  'status',
  'description',
  'sizeChart',
  'vendor',
  'tags',
  'color',
  'options',
  'variants',
  'channels',
  'media',
] as const

export type ProductPart = (typeof productParts)[number]
