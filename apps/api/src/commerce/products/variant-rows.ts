import { type ProductId, type VariantId, variantIdSchema, variantTitle } from '@counterflow/core'
import { eq, inArray } from 'drizzle-orm'
import { v7 as uuidv7 } from 'uuid'
import type { Transaction } from '../../platform/database/database.js'
import { keepProductStock } from '../inventory/product-stock.js'
import { canonicalText } from './canonical-text.js'
import { variants } from './product.table.js'
import type { VariantDraft } from './product-draft.js'
import type { ProductRecord } from './product-record.js'

export interface VariantPlace {
  readonly id: ProductId
  readonly before: ProductRecord['variants']
  readonly now: Date
}

/** Makes the variants of a product what `drafts` say, in their order; those that are missing there are put away. */
export async function writeVariants(
  transaction: Transaction,
  { id: productId, before, now }: VariantPlace,
  drafts: readonly (VariantDraft & { sku: string })[],
): Promise<void> {
  const kept = new Set(drafts.map(({ id }) => id))
  const gone = before.filter(({ id }) => !kept.has(id)).map(({ id }) => id)
  if (gone.length > 0) {
    await transaction.update(variants).set({ archivedAt: now }).where(inArray(variants.id, gone))
    await keepProductStock(transaction, [productId])
  }
  const renamed = drafts.flatMap(({ id, sku }) => {
    const known = before.find((variant) => variant.id === id)
    return known === undefined || known.sku === sku ? [] : [known.id]
  })
  // Two variants may exchange their SKUs, and each is looked at by itself when it is written.
  for (const id of renamed) {
    await transaction
      .update(variants)
      .set({ sku: `renamed/${id}` })
      .where(eq(variants.id, id))
  }
  const added: (typeof variants.$inferInsert)[] = []
  for (const [position, draft] of drafts.entries()) {
    const columns = variantColumns(draft, position)
    const known = before.find((variant) => variant.id === draft.id)
    if (known === undefined) added.push({ id: newVariantId(), productId, ...columns })
    else if (renamed.includes(known.id) || differs(known, columns)) {
      await transaction.update(variants).set(columns).where(eq(variants.id, known.id))
    }
  }
  if (added.length > 0) await transaction.insert(variants).values(added)
}

const newVariantId = (): VariantId => variantIdSchema.parse(uuidv7())

/** What a draft's row holds, but for its ids. */
export function variantColumns(draft: VariantDraft & { sku: string }, position: number) {
  const { sku, price, compareAtPrice, barcode, weightGrams, taxable, tracked, oversell } = draft
  const optionValues = [...draft.optionValues]
  const title = variantTitle(optionValues)
  const facts = { sku, title, optionValues, price, compareAtPrice, barcode, weightGrams }
  return { ...facts, taxable, tracked, oversell, position }
}

const differs = (known: object, wanted: object): boolean =>
  Object.entries(wanted).some(
    ([name, value]) => canonicalText(Reflect.get(known, name)) !== canonicalText(value),
  )
