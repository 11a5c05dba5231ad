import type { SellableStock, VariantId } from '@counterflow/core'
import { Injectable } from '@nestjs/common'
import { and, eq, isNull, sql } from 'drizzle-orm'
import { amongGiven } from '../../platform/database/among.js'
import type { Queries } from '../../platform/database/database.js'
import { knownQuery } from '../../platform/database/known-query.js'
import { availableOf } from '../inventory/available-stock.js'
import { products, variants } from '../products/product.table.js'
import { type OrderedVariant, orderedColumns, orderedVariant } from '../products/variant-lookup.js'
import { productPublications } from '../publications/product-publication.table.js'

/** A variant as the online store sells it. */
export interface SoldVariant extends OrderedVariant {
  readonly weightGrams: number
  readonly stock: SellableStock
}

const readSold = knownQuery((queries) =>
  queries
    .select({
      ...orderedColumns,
      weightGrams: variants.weightGrams,
      tracked: variants.tracked,
      oversell: variants.oversell,
      available: sql`${availableOf(sql`${variants.id}`)}`.mapWith(Number),
    })
    .from(variants)
    .innerJoin(products, eq(products.id, variants.productId))
    .innerJoin(
      productPublications,
      and(eq(productPublications.productId, products.id), eq(productPublications.channel, 'online_store')),
    )
    .where(and(amongGiven(variants.id, 'ids'), isNull(variants.archivedAt), eq(products.status, 'active'))),
)

/** Which variants the online store sells: those of active products that are published to it. */
@Injectable()
export class SoldVariants {
  /** Those of `ids` that are sold now, by their ids. */
  async find(queries: Queries, ids: readonly VariantId[]): Promise<ReadonlyMap<VariantId, SoldVariant>> {
    if (ids.length === 0) return new Map()
    const rows = await readSold(queries, { ids: [...new Set(ids)] })
    return new Map(
      rows.map(({ weightGrams, available, tracked, oversell, ...variant }) => [
        variant.id,
        {
          ...orderedVariant(variant),
          weightGrams: weightGrams ?? 0,
          stock: { available, tracked, oversell },
        },
      ]),
    )
  }
}
