import { type Currency, money, type ProductId, type ProductSnapshot } from '@counterflow/core'
import { Inject, Injectable } from '@nestjs/common'
import type { z } from 'zod'
import { DATABASE, type Database } from '../../platform/database/database.js'
import { shownMedia } from '../media/media-address.js'
import { languageOf, type ShopConfiguration, ShopSettings } from '../shop/shop-settings.js'
import type { productSchema } from './product.contract.js'
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
    return records.map((record) => shownProduct(record, currency))
  }
}

function shownProduct(
  { product, variants: forms, channels, media }: ProductRecord,
  currency: Currency,
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
