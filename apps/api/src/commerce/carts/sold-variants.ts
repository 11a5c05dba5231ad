import type { LocalizedText, MinorUnits, ProductId, SellableStock, VariantId } from '@counterflow/core'
import { Injectable } from '@nestjs/common'
import { and, eq, isNull, sql } from 'drizzle-orm'
import { among } from '../../platform/database/among.js'
import type { Queries } from '../../platform/database/database.js'
import { availableOf } from '../inventory/available-stock.js'
import { products, variants } from '../products/product.table.js'
import { orderedTitle } from '../products/variant-lookup.js'
import { productPublications } from '../publications/product-publication.table.js'

/** A variant as the online store sells it. */
export interface SoldVariant {
  readonly id: VariantId
  readonly productId: ProductId
  readonly sku: string
  readonly title: LocalizedText
  readonly price: MinorUnits
  readonly weightGrams: number
  readonly stock: SellableStock
}

/** Which variants the online store sells: those of active products that are published to it. */
@Injectable()
export class SoldVariants {
  /** Those of `ids` that are sold now, by their ids. */
  async find(queries: Queries, ids: readonly VariantId[]): Promise<ReadonlyMap<VariantId, SoldVariant>> {
    if (ids.length === 0) return new Map()
    const rows = await queries
      .select({
        variant: variants,
        product: products,
        available: sql`${availableOf(sql`${variants.id}`)}`.mapWith(Number),
      })
      .from(variants)
      .innerJoin(products, eq(products.id, variants.productId))
      .innerJoin(
        productPublications,
        and(eq(productPublications.productId, products.id), eq(productPublications.channel, 'online_store')),
      )
      .where(
        and(
          among(variants.id, [...new Set(ids)]),
          isNull(variants.archivedAt),
          eq(products.status, 'active'),
        ),
      )
    return new Map(
      rows.map(({ variant, product, available }) => [
        variant.id,
        {
          id: variant.id,
          productId: product.id,
          sku: variant.sku,
          title: orderedTitle(product.title, variant.title),
          price: variant.price,
          weightGrams: variant.weightGrams ?? 0,
          stock: { available, tracked: variant.tracked, oversell: variant.oversell },
        },
      ]),
    )
  }
}
