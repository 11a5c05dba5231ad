import { mediaIdSchema, type ProductId, type SalesChannel, salesChannelSchema } from '@counterflow/core'
import { and, asc, inArray, isNull, sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Queries } from '../../platform/database/database.js'
import { availableOf } from '../inventory/available-stock.js'
import { media, productMedia } from '../media/media.table.js'
import { productPublications } from '../publications/product-publication.table.js'
import { products, variants } from './product.table.js'

/** A variant with how many of it can be sold. */
export type VariantRecord = typeof variants.$inferSelect & { readonly available: number }

/** A product with all that belongs to it, as it is in the database. */
export interface ProductRecord {
  readonly product: typeof products.$inferSelect
  /** Those that are not put away, in their order. */
  readonly variants: readonly VariantRecord[]
  readonly channels: readonly SalesChannel[]
  readonly media: readonly ProductImage[]
}

const imageSchema = z.object({
  id: mediaIdSchema,
  sha256: z.string(),
  width: z.int(),
  height: z.int(),
  alt: z.object({ en: z.string(), ko: z.string(), ja: z.string() }),
})

/** An image of a product. */
export type ProductImage = z.infer<typeof imageSchema>

// The table is named with each column: drizzle leaves it out, and these selects have columns of the same name.
const channelsOf = sql`array(select publication.channel from ${productPublications} publication
  where publication.product_id = ${products}.id order by publication.channel)`
const imagesOf = sql`(select coalesce(json_agg(json_build_object('id', image.id, 'sha256', image.sha256,
    'width', image.width, 'height', image.height, 'alt', shown.alt) order by shown.position), '[]')
  from ${productMedia} shown join ${media} image on image.id = shown.media_id where shown.product_id = ${products}.id)`

/** The products of `ids`, in that order; those that do not exist are missing. */
export async function readProducts(queries: Queries, ids: readonly ProductId[]): Promise<ProductRecord[]> {
  if (ids.length === 0) return []
  const rows = await queries
    .select({ product: products, channels: channelsOf, media: imagesOf })
    .from(products)
    .where(inArray(products.id, [...ids]))
  const forms = await queries
    .select({ variant: variants, available: sql`${availableOf(sql`${variants.id}`)}`.mapWith(Number) })
    .from(variants)
    .where(and(inArray(variants.productId, [...ids]), isNull(variants.archivedAt)))
    .orderBy(asc(variants.position))

  const byId = new Map(rows.map((row) => [row.product.id, row]))
  const formsOf = Map.groupBy(forms, ({ variant }) => variant.productId)
  return ids.flatMap((id) => {
    const found = byId.get(id)
    if (found === undefined) return []
    return {
      product: found.product,
      variants: (formsOf.get(id) ?? []).map(({ variant, available }) => ({ ...variant, available })),
      channels: z.array(salesChannelSchema).parse(found.channels),
      media: z.array(imageSchema).parse(found.media),
    }
  })
}
