import type { LocalizedText, MediaId, ProductId, SalesChannel } from '@counterflow/core'
import { and, asc, eq, inArray, isNull } from 'drizzle-orm'
import type { Queries } from '../../platform/database/database.js'
import { media, productMedia } from '../media/media.table.js'
import { productPublications } from '../publications/product-publication.table.js'
import { products, variants } from './product.table.js'

/** A product with all that belongs to it, as it is in the database. */
export interface ProductRecord {
  readonly product: typeof products.$inferSelect
  /** Those that are not put away, in their order. */
  readonly variants: readonly (typeof variants.$inferSelect)[]
  readonly channels: readonly SalesChannel[]
  readonly media: readonly ProductImage[]
}

/** An image of a product. */
export interface ProductImage {
  readonly id: MediaId
  readonly sha256: string
  readonly width: number
  readonly height: number
  readonly alt: LocalizedText
}

/** The products of `ids`, in that order; those that do not exist are missing. */
export async function readProducts(queries: Queries, ids: readonly ProductId[]): Promise<ProductRecord[]> {
  if (ids.length === 0) return []
  const rows = await queries
    .select()
    .from(products)
    .where(inArray(products.id, [...ids]))
  const forms = await queries
    .select()
    .from(variants)
    .where(and(inArray(variants.productId, [...ids]), isNull(variants.archivedAt)))
    .orderBy(asc(variants.position))
  const published = await queries
    .select()
    .from(productPublications)
    .where(inArray(productPublications.productId, [...ids]))
    .orderBy(asc(productPublications.channel))
  const images = await queries
    .select({ of: productMedia.productId, alt: productMedia.alt, image: media })
    .from(productMedia)
    .innerJoin(media, eq(media.id, productMedia.mediaId))
    .where(inArray(productMedia.productId, [...ids]))
    .orderBy(asc(productMedia.position))

  const byId = new Map(rows.map((row) => [row.id, row]))
  const formsOf = Map.groupBy(forms, ({ productId }) => productId)
  const channelsOf = Map.groupBy(published, ({ productId }) => productId)
  const imagesOf = Map.groupBy(images, ({ of }) => of)
  return ids.flatMap((id) => {
    const product = byId.get(id)
    if (product === undefined) return []
    return {
      product,
      variants: formsOf.get(id) ?? [],
      channels: (channelsOf.get(id) ?? []).map(({ channel }) => channel),
      media: (imagesOf.get(id) ?? []).map(({ image, alt }) => ({ ...image, alt })),
    }
  })
}
