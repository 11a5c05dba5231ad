import {
  type LocalizedText,
  type LocationId,
  minorUnits,
  type ProductId,
  type TillProduct,
  type VariantId,
} from '@counterflow/core'
import { Inject, Injectable } from '@nestjs/common'
import { and, asc, eq, inArray } from 'drizzle-orm'
import { DATABASE, type Database, type Queries } from '../../platform/database/database.js'
import { stockLevels } from '../inventory/stock.table.js'
import { shownMedia } from '../media/media-address.js'
import { products } from '../products/product.table.js'
import { type ProductRecord, readProducts } from '../products/product-record.js'
import { productPublications } from '../publications/product-publication.table.js'

/** What of the catalogue is on sale at tills. */
@Injectable()
export class TillProducts {
  constructor(@Inject(DATABASE) private readonly database: Database) {}

  /** The ids of all of it, in their order. */
  async ids(): Promise<ProductId[]> {
    const rows = await this.database
      .select({ id: products.id })
      .from(products)
      .innerJoin(productPublications, eq(productPublications.productId, products.id))
      .where(and(eq(productPublications.channel, 'till'), eq(products.status, 'active')))
      .orderBy(asc(products.id))
    return rows.map(({ id }) => id)
  }

  /** Those of `ids` that are on sale at tills. How many there are is not said: see `available`. */
  async read(queries: Queries, ids: readonly ProductId[]): Promise<Map<ProductId, TillProduct>> {
    const records = await readProducts(queries, ids)
    return new Map(records.filter(isSold).map((record) => [record.product.id, shownProduct(record)] as const))
  }

  /** How many pieces of each variant can be sold at a location; those that never lay there are missing. */
  async available(
    variantIds: readonly VariantId[],
    locationId: LocationId,
  ): Promise<ReadonlyMap<VariantId, number>> {
    if (variantIds.length === 0) return new Map()
    const levels = await this.database
      .select()
      .from(stockLevels)
      .where(and(inArray(stockLevels.variantId, [...variantIds]), eq(stockLevels.locationId, locationId)))
    return new Map(levels.map(({ variantId, onHand, reserved }) => [variantId, onHand - reserved]))
  }
}

const isSold = ({ product, channels, variants }: ProductRecord) =>
  product.status === 'active' && channels.includes('till') && variants.length > 0

function shownProduct({ product, variants, media }: ProductRecord): TillProduct {
  const [image] = media
  return {
    productId: product.id,
    title: whole(product.title),
    tags: product.tags,
    color: product.color,
    imageUrl: image === undefined ? null : shownMedia(image).small,
    variants: variants.map((variant) => ({
      variantId: variant.id,
      title: variant.optionValues.length === 0 ? null : whole(variant.title),
      sku: variant.sku,
      barcode: variant.barcode,
      price: minorUnits(variant.price),
      taxable: variant.taxable,
      tracked: variant.tracked,
      available: null,
    })),
  }
}

/** A text that says something in each language: what is missing in one is told in another. */
function whole({ en, ko, ja }: LocalizedText): LocalizedText {
  const any = en || ko || ja || '–'
  return { en: en || any, ko: ko || any, ja: ja || any }
}
