import { canonicalText } from './canonical-text.js'
import { draftOf, type ProductDraft, type ProductPart, productParts } from './product-draft.js'
import type { ProductRecord } from './product-record.js'
import { variantColumns } from './variant-rows.js'

/** The parts in which `draft` differs from the product as it is. */
export function changedParts(before: ProductRecord, draft: ProductDraft): ProductPart[] {
  const now = comparable(draftOf(before))
  const wanted = comparable({ ...draft, handle: draft.handle ?? before.product.handle })
  return productParts.filter((part) => canonicalText(now[part]) !== canonicalText(wanted[part]))
}

function comparable(draft: ProductDraft) {
  return {
    ...draft,
    tags: [...new Set(draft.tags)],
    channels: [...new Set(draft.channels)].sort(),
    variants: draft.variants.map((variant, position) => ({
      id: variant.id,
      ...variantColumns({ ...variant, sku: variant.sku ?? '' }, position),
    })),
  }
}
