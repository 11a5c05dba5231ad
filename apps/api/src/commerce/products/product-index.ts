import { type LocalizedText, type ProductId, searchGrams, searchText } from '@counterflow/core'
import type { Transaction } from '../../platform/database/database.js'
import { productSearch } from './product-search.table.js'

/** What of a product its search looks at. */
export interface FoundBy {
  readonly title: LocalizedText
  readonly vendor: string
  readonly tags: readonly string[]
  readonly variants: readonly { sku: string; barcode: string | null; title: LocalizedText }[]
}

/** Writes what a product is found by: its words in every language, its codes, its vendor and its tags. */
export async function writeSearch(
  transaction: Transaction,
  productId: ProductId,
  { title, vendor, tags, variants }: FoundBy,
): Promise<void> {
  const texts = [
    ...Object.values(title),
    vendor,
    ...tags,
    ...variants.flatMap(({ sku, barcode }) => [sku, barcode ?? '']),
    ...new Set(variants.flatMap((variant) => Object.values(variant.title))),
  ]
  const found = { grams: searchGrams(texts), words: searchText(texts) }
  await transaction
    .insert(productSearch)
    .values({ productId, ...found })
    .onConflictDoUpdate({ target: productSearch.productId, set: found })
}
