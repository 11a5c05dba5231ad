import {
  type LocalizedText,
  type ProductId,
  standardVariantTitle,
  textKey,
  type VariantId,
} from '@counterflow/core'
import { Injectable } from '@nestjs/common'
import { and, eq, isNull, or } from 'drizzle-orm'
import { amongGiven } from '../../platform/database/among.js'
import type { Queries } from '../../platform/database/database.js'
import { knownQuery } from '../../platform/database/known-query.js'
import { oneOutcome } from '../../platform/http/problems/one-outcome.js'
import { Problem } from '../../platform/http/problems/problem.js'
import { products, variants } from './product.table.js'

/** A variant by its id or its SKU. */
export type VariantReference = { id: VariantId } | { sku: string }

/** What an order keeps of a variant. */
export interface OrderedVariant {
  readonly id: VariantId
  readonly productId: ProductId
  readonly sku: string
  /** The product's title with the variant's. */
  readonly title: LocalizedText
  readonly price: (typeof variants.$inferSelect)['price']
  readonly taxable: boolean
}

/** The columns that `orderedVariant` reads, of variants joined with their products. */
export const orderedColumns = {
  id: variants.id,
  productId: variants.productId,
  sku: variants.sku,
  title: variants.title,
  price: variants.price,
  taxable: variants.taxable,
  productTitle: products.title,
}

type OrderedRow = Omit<OrderedVariant, 'title'> & Record<'title' | 'productTitle', LocalizedText>

/** What an order keeps of a row of `orderedColumns`. */
export const orderedVariant = ({
  id,
  productId,
  sku,
  price,
  taxable,
  ...titles
}: OrderedRow): OrderedVariant => ({
  id,
  productId,
  sku,
  title: orderedTitle(titles.productTitle, titles.title),
  price,
  taxable,
})

const readVariants = knownQuery((queries) =>
  queries
    .select(orderedColumns)
    .from(variants)
    .innerJoin(products, eq(products.id, variants.productId))
    .where(
      and(isNull(variants.archivedAt), or(amongGiven(variants.id, 'ids'), amongGiven(variants.sku, 'skus'))),
    ),
)

/** Finds the variants of an order's lines. */
@Injectable()
export class VariantLookup {
  /**
   * The variants that `references` mean, in the same order.
   * @throws Problem `unknown-variant` that names every line whose variant does not exist.
   */
  async resolve(queries: Queries, references: readonly VariantReference[]): Promise<OrderedVariant[]> {
    return (await this.resolveNamed(queries, references)).filter((variant) => variant !== undefined)
  }

  /**
   * The variants that `references` mean, in the same order; undefined where a line means none.
   * @throws Problem `unknown-variant` that names every line whose variant does not exist.
   */
  async resolveNamed(
    queries: Queries,
    references: readonly (VariantReference | undefined)[],
  ): Promise<(OrderedVariant | undefined)[]> {
    return oneOutcome(await this.resolveEach(queries, [references]))
  }

  /** The same for several orders at once; what an order names that does not exist is a problem of its own. */
  async resolveEach(
    queries: Queries,
    orders: readonly (readonly (VariantReference | undefined)[])[],
  ): Promise<((OrderedVariant | undefined)[] | Problem)[]> {
    const meant = orders.flat().filter((reference) => reference !== undefined)
    const ids = new Set(meant.flatMap((reference) => ('id' in reference ? [reference.id] : [])))
    const skus = new Set(meant.flatMap((reference) => ('sku' in reference ? [reference.sku] : [])))
    const rows = await readVariants(queries, { ids: [...ids], skus: [...skus] })
    const ordered = rows.map(orderedVariant)
    const byId = new Map(ordered.map((variant) => [variant.id, variant]))
    const bySku = new Map(ordered.map((variant) => [variant.sku, variant]))
    return orders.map((references) => {
      const found = references.map(
        (reference) => reference && ('id' in reference ? byId.get(reference.id) : bySku.get(reference.sku)),
      )
      const missing = references.some((reference, index) => reference !== undefined && !found[index])
      return missing ? unknownVariants(references, found) : found
    })
  }
}

/** How a line names what was ordered: `Brass dripper · 2 cups`; the product alone where there is nothing to choose. */
export function orderedTitle(product: LocalizedText, variant: LocalizedText): LocalizedText {
  if (textKey(variant) === textKey(standardVariantTitle)) return product
  return {
    en: `${product.en} · ${variant.en}`,
    ko: `${product.ko} · ${variant.ko}`,
    ja: `${product.ja} · ${variant.ja}`,
  }
}

function unknownVariants(
  references: readonly (VariantReference | undefined)[],
  found: readonly unknown[],
): Problem {
  const fix = 'Take an id or a SKU from GET /api/v1/products.'
  const errors = references.flatMap((reference, index) => {
    if (reference === undefined || found[index] !== undefined) return []
    const field = 'id' in reference ? 'id' : 'sku'
    return [
      { path: `/lines/${index}/variant/${field}`, message: `There is no variant with this ${field}.`, fix },
    ]
  })
  return new Problem({
    type: 'unknown-variant',
    status: 422,
    title: 'There is no such variant',
    detail: `${errors.length} of the order's lines name a variant that does not exist.`,
    fix,
    errors,
  })
}
