import { type Currency, money, type ProductId, type ProductSnapshot, type VariantId } from '@counterflow/core'
import { Inject, Injectable } from '@nestjs/common'
import { inArray, sql } from 'drizzle-orm'
import type { z } from 'zod'
import { DATABASE, type Database, type Queries } from '../../platform/database/database.js'
import { availableOf } from '../inventory/available-stock.js'
import { shownMedia } from '../media/media-address.js'
import { languageOf, type ShopConfiguration, ShopSettings } from '../shop/shop-settings.js'
import type { productSchema } from './product.contract.js'
import { variants } from './product.table.js'
import { unknownProduct } from './product-problems.js'
import { type ProductRecord, readProducts } from './product-record.js'

/** A product as the API shows it. */
export type ShownProduct = z.input<typeof productSchema>

/** Shows products. */
@Injectable()
export class ProductView {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(ShopSettings) private readonly shop: ShopSettings,
  ) {}

  /** @throws Problem `not-found`. */
  async read(productId: ProductId): Promise<ShownProduct> {
    const [shown] = await this.readAll([productId])
    if (shown === undefined) throw unknownProduct(productId)
    return shown
  }

  /** The products of `ids`, in that order; those that do not exist are missing. */
  async readAll(ids: readonly ProductId[]): Promise<ShownProduct[]> {
    const records = await readProducts(this.database, ids)
    const { currency } = await this.shop.read()
    const available = await availableIn(this.database, records)
    return records.map((record) => shownProduct(record, currency, available))
  }
}

async function availableIn(queries: Queries, records: readonly ProductRecord[]) {
  const ids = records.flatMap(({ variants: forms }) => forms.map(({ id }) => id))
  if (ids.length === 0) return new Map<VariantId, number>()
  const rows = await queries
    .select({ id: variants.id, available: sql`${availableOf(sql`${variants.id}`)}`.mapWith(Number) })
    .from(variants)
    .where(inArray(variants.id, ids))
  return new Map(rows.map((row) => [row.id, row.available]))
}

function shownProduct(
  { product, variants: forms, channels, media }: ProductRecord,
  currency: Currency,
  available: ReadonlyMap<VariantId, number>,
): ShownProduct {
  const { createdAt, updatedAt, leastPrice: _, ...facts } = product
  return {
    ...facts,
    channels: [...channels],
    media: media.map((image) => ({ ...shownMedia(image), alt: image.alt })),
    variants: forms.map((form) => {
      const { productId: _product, position: _position, archivedAt: _archivedAt, ...variant } = form
      return {
        ...variant,
        price: money(form.price, currency),
        compareAtPrice: form.compareAtPrice === null ? null : money(form.compareAtPrice, currency),
        available: available.get(form.id) ?? 0,
      }
    }),
    createdAt: createdAt.toISOString(),
    updatedAt: updatedAt.toISOString(),
  }
}

/** What events carry of a product, in the shop's language. */
export function productSnapshot(record: ProductRecord, shop: ShopConfiguration): ProductSnapshot {
  const language = languageOf(shop)
  const { id, handle, title, status, vendor, tags } = record.product
  return {
    id,
    handle,
    title: title[language],
    status,
    vendor,
    tags,
    channels: [...record.channels],
    variants: record.variants.map((variant) => ({
      id: variant.id,
      sku: variant.sku,
      title: variant.title[language],
      price: money(variant.price, shop.currency),
    })),
  }
}
