import {
  type LocalizedText,
  localizedTextSchema,
  minorUnits,
  money,
  moneySchema,
  productIdSchema,
  standardVariantTitle,
  textKey,
  variantIdSchema,
} from '@counterflow/core'
import { Inject, Injectable } from '@nestjs/common'
import { and, eq, gt, inArray, isNull, sql } from 'drizzle-orm'
import { z } from 'zod'
import { DATABASE, type Database } from '../../platform/database/database.js'
import { availableOf } from '../inventory/available-stock.js'
import { media, productMedia } from '../media/media.table.js'
import { mediaFileName } from '../media/media-address.js'
import { products, variants } from '../products/product.table.js'
import { ShopSettings } from '../shop/shop-settings.js'
import { carts } from './cart.table.js'

export const cartGlanceSchema = z
  .strictObject({
    id: z.uuid(),
    subtotal: moneySchema.meta({ description: 'Of all lines at their prices of now, before any discount.' }),
    updatedAt: z.iso.datetime().meta({ description: 'When the customer changed it last.' }),
    discountCodes: z.array(z.string()),
    lines: z.array(
      z
        .strictObject({
          id: z.uuid(),
          productId: productIdSchema,
          variantId: variantIdSchema,
          title: localizedTextSchema,
          variant: localizedTextSchema
            .nullable()
            .meta({ description: 'Null where the product has but one.' }),
          quantity: z.int().positive(),
          unitPrice: moneySchema,
          available: z.int().nullable().meta({ description: 'Pieces that can be sold; null: not counted.' }),
          imageUrl: z.string().nullable(),
        })
        .meta({ id: 'CartGlanceLine' }),
    ),
  })
  .meta({ id: 'CartGlance' })

/** A cart as staff see it beside a conversation. */
export type CartGlance = z.input<typeof cartGlanceSchema>

/** Shows staff what a customer is about to buy. Customers see theirs by their token. */
@Injectable()
export class CartGlances {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(ShopSettings) private readonly shop: ShopSettings,
  ) {}

  /** Null where there is no such cart any more, or where it has become an order. */
  async read(cartId: string): Promise<CartGlance | null> {
    const now = sql`now()`
    const [cart] = await this.database
      .select()
      .from(carts)
      .where(and(eq(carts.id, cartId), isNull(carts.orderId), gt(carts.expiresAt, now)))
    if (cart === undefined) return null
    const [forms, { currency }] = await Promise.all([
      this.forms(cart.lines.map(({ variantId }) => variantId)),
      this.shop.read(),
    ])
    const lines = cart.lines.flatMap(({ id, variantId, quantity }) => {
      const form = forms.get(variantId)
      if (form === undefined) return []
      const { variant, product, available, sha256 } = form
      return {
        id,
        productId: product.id,
        variantId,
        title: product.title,
        variant: ownTitle(variant.title),
        quantity,
        unitPrice: money(variant.price, currency),
        available: variant.tracked ? available : null,
        imageUrl: sha256 === null ? null : `/api/v1/media/files/${mediaFileName(sha256, 'small')}`,
      }
    })
    const subtotal = lines.reduce((sum, { quantity, unitPrice }) => sum + quantity * unitPrice.amount, 0)
    return {
      id: cart.id,
      subtotal: money(minorUnits(subtotal), currency),
      updatedAt: cart.updatedAt.toISOString(),
      discountCodes: cart.discountCodes,
      lines,
    }
  }

  private async forms(ids: readonly (typeof variants.$inferSelect)['id'][]) {
    if (ids.length === 0) return new Map<string, never>()
    // The table is named with each column: drizzle leaves it out, and these selects have columns of the same name.
    const image = sql<string | null>`(select image.sha256 from ${productMedia} shown
      join ${media} image on image.id = shown.media_id
      where shown.product_id = ${products}.id order by shown.position limit 1)`
    const rows = await this.database
      .select({
        variant: variants,
        product: products,
        available: sql`${availableOf(sql`${variants.id}`)}`.mapWith(Number),
        sha256: image,
      })
      .from(variants)
      .innerJoin(products, eq(products.id, variants.productId))
      .where(inArray(variants.id, [...ids]))
    return new Map(rows.map((row) => [row.variant.id, row]))
  }
}

const ownTitle = (title: LocalizedText): LocalizedText | null =>
  textKey(title) === textKey(standardVariantTitle) ? null : title
