import { languages, money, type ProductId } from '@counterflow/core'
import { Inject, Injectable } from '@nestjs/common'
import { and, asc, desc, eq, exists, ilike, inArray, or, sql } from 'drizzle-orm'
import { DATABASE, type Database } from '../../platform/database/database.js'
import { containing } from '../../platform/database/like-pattern.js'
import { pageFrom, parseCursor } from '../../platform/http/page-cursor.js'
import type { RouteInput, RouteOutput } from '../../platform/http/route-contract.js'
import { availableOf } from '../inventory/available-stock.js'
import { ShopSettings } from '../shop/shop-settings.js'
import { products, variants } from './product.table.js'
import type { productRoutes } from './products.contract.js'

type Query = RouteInput<typeof productRoutes.list>['query']
type Page = RouteOutput<typeof productRoutes.list>
type ShownVariant = Page['items'][number]['variants'][number]

/** Lists and searches products. */
@Injectable()
export class ProductList {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(ShopSettings) private readonly shop: ShopSettings,
  ) {}

  async page({ cursor, limit, search, language, id }: Query): Promise<Page> {
    const after = parseCursor(cursor)
    const searched = language === undefined ? languages : [language]
    const found = await this.database
      .select()
      .from(products)
      .where(
        and(
          after === undefined
            ? undefined
            : sql`(${products.createdAt}, ${products.id}) < (${after.at.toISOString()}::timestamptz, ${after.id}::uuid)`,
          search === undefined ? undefined : this.matches(search, searched),
          id === undefined ? undefined : eq(products.id, id),
        ),
      )
      .orderBy(desc(products.createdAt), desc(products.id))
      .limit(limit + 1)
    const page = pageFrom(
      found.map((product) => ({ ...product, at: product.createdAt })),
      limit,
    )
    const shown = await this.variantsOf(page.rows.map(({ id }) => id))
    return {
      items: page.rows.map(({ id, title, description, color }) => ({
        id,
        title,
        description,
        color,
        variants: shown.get(id) ?? [],
      })),
      nextCursor: page.nextCursor,
    }
  }

  private matches(search: string, searched: readonly string[]) {
    const pattern = containing(search.trim())
    return or(
      ...searched.flatMap((language) => [
        ilike(sql`${products.title} ->> ${language}`, pattern),
        exists(
          this.database
            .select({ found: sql`1` })
            .from(variants)
            .where(
              and(
                sql`${variants.productId} = ${products.id}`,
                or(ilike(variants.sku, pattern), ilike(sql`${variants.title} ->> ${language}`, pattern)),
              ),
            ),
        ),
      ]),
    )
  }

  private async variantsOf(productIds: ProductId[]): Promise<Map<ProductId, ShownVariant[]>> {
    const shown = new Map<ProductId, ShownVariant[]>()
    if (productIds.length === 0) return shown
    const { currency } = await this.shop.read()
    const rows = await this.database
      .select({ variant: variants, available: sql`${availableOf(sql`${variants.id}`)}`.mapWith(Number) })
      .from(variants)
      .where(inArray(variants.productId, productIds))
      .orderBy(asc(variants.position))
    for (const { variant, available } of rows) {
      const { id, sku, title } = variant
      const entry = { id, sku, title, price: money(variant.price, currency), available }
      shown.set(variant.productId, [...(shown.get(variant.productId) ?? []), entry])
    }
    return shown
  }
}
