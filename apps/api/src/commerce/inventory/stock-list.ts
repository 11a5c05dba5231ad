import { isFoundBy, searchTerms, type VariantId } from '@counterflow/core'
import { Inject, Injectable } from '@nestjs/common'
import { and, asc, desc, eq, exists, inArray, isNull, or, type SQL, sql } from 'drizzle-orm'
import { DATABASE, type Database, type Queries } from '../../platform/database/database.js'
import { type PagePosition, pageFrom, parseCursor } from '../../platform/http/page-cursor.js'
import { Problem } from '../../platform/http/problems/problem.js'
import type { RouteInput, RouteOutput } from '../../platform/http/route-contract.js'
import { locations } from '../locations/location.table.js'
import { products, variants } from '../products/product.table.js'
import { productFound } from '../products/product-found.js'
import type { stockRoutes } from './stock.contract.js'
import { stockLevels, stockThresholds } from './stock.table.js'
import { thresholdOr } from './stock-facts.js'

type Query = RouteInput<typeof stockRoutes.list>['query']
type Page = RouteOutput<typeof stockRoutes.list>
export type StockItem = Page['items'][number]
type Level = StockItem['levels'][number]

type Row = Awaited<ReturnType<StockList['rows']>>[number]
type Wish = Omit<Query, 'cursor' | 'limit'> & { readonly after: PagePosition | undefined }

const lowAt = thresholdOr(stockThresholds.threshold)

/** So many variants of products that were found are looked at, at a time. */
const searchedAtOnce = 200

/** Lists variants with their stock. */
@Injectable()
export class StockList {
  constructor(@Inject(DATABASE) private readonly database: Database) {}

  async page({ cursor, limit, search, ...filters }: Query): Promise<Page> {
    const terms = search === undefined ? undefined : searchTerms(search)
    const batch = terms === undefined ? limit + 1 : searchedAtOnce
    const found: (Row & PagePosition)[] = []
    let after = parseCursor(cursor)
    do {
      const rows = await this.rows(this.condition({ ...filters, search, after })).limit(batch)
      const placed = rows.map((row) => ({ ...row, at: row.createdAt, id: row.variantId }))
      // The index knows products: of their variants only those are meant of which every word is written.
      found.push(...placed.filter((row) => terms === undefined || isFoundBy(textsOf(row), terms)))
      after = rows.length < batch ? undefined : placed.at(-1)
    } while (terms !== undefined && found.length <= limit && after !== undefined)
    const page = pageFrom(found, limit)
    return { items: await this.shown(page.rows), nextCursor: page.nextCursor }
  }

  /** @throws Problem `not-found`. */
  async item(variantId: VariantId, queries: Queries = this.database): Promise<StockItem> {
    const rows = await this.rows(eq(variants.id, variantId), queries)
    const [item] = await this.shown(rows, queries)
    if (item === undefined) throw unknownVariant(variantId)
    return item
  }

  private condition({ search, state, locationId, after }: Wish): SQL | undefined {
    return and(
      // Newest products first; the variants of one as they were made.
      after === undefined
        ? undefined
        : sql`(${products.createdAt} < ${after.at.toISOString()}::timestamptz or
              (${products.createdAt} = ${after.at.toISOString()}::timestamptz and ${variants.id} > ${after.id}::uuid))`,
      search === undefined ? undefined : productFound(products.id, search),
      state === undefined ? undefined : isIn(state),
      locationId === undefined
        ? undefined
        : exists(
            this.database
              .select({ found: sql`1` })
              .from(stockLevels)
              .where(
                and(
                  eq(stockLevels.variantId, variants.id),
                  eq(stockLevels.locationId, locationId),
                  or(sql`${stockLevels.onHand} <> 0`, sql`${stockLevels.reserved} <> 0`),
                ),
              ),
          ),
    )
  }

  private rows(condition: SQL | undefined, queries: Queries = this.database) {
    return queries
      .select({
        variantId: variants.id,
        sku: variants.sku,
        barcode: variants.barcode,
        title: variants.title,
        tracked: variants.tracked,
        productId: products.id,
        productTitle: products.title,
        vendor: products.vendor,
        tags: products.tags,
        createdAt: products.createdAt,
        threshold: stockThresholds.threshold,
        lowAt,
      })
      .from(variants)
      .innerJoin(products, eq(products.id, variants.productId))
      .leftJoin(stockThresholds, eq(stockThresholds.variantId, variants.id))
      .where(condition)
      .orderBy(desc(products.createdAt), asc(variants.id))
      .$dynamic()
  }

  private async shown(rows: readonly Row[], queries: Queries = this.database): Promise<StockItem[]> {
    const levels = await levelsOf(
      queries,
      rows.map(({ variantId }) => variantId),
    )
    return rows.map(({ variantId, sku, title, threshold, lowAt, ...row }) => {
      const own = levels.get(variantId) ?? []
      const sum = (of: (level: Level) => number) => own.reduce((total, level) => total + of(level), 0)
      const left = sum((level) => level.available)
      return {
        ...{ variantId, sku, title, threshold, lowAt },
        product: { id: row.productId, title: row.productTitle },
        state: stateOf(row.tracked, left, lowAt),
        onHand: sum(({ onHand }) => onHand),
        reserved: sum(({ reserved }) => reserved),
        available: left,
        levels: own,
      }
    })
  }
}

const textsOf = ({ sku, barcode, title, productTitle, vendor, tags }: Row): string[] => [
  ...Object.values(productTitle),
  vendor,
  ...tags,
  sku,
  barcode ?? '',
  ...Object.values(title),
]

function stateOf(tracked: boolean, left: number, lowAt: number | null): StockItem['state'] {
  if (!tracked) return 'untracked'
  if (left <= 0) return 'out'
  return lowAt !== null && left <= lowAt ? 'low' : 'in_stock'
}

function isIn(state: 'low' | 'out'): SQL | undefined {
  const line = state === 'out' ? sql`0` : sql`greatest(0, ${lowAt})`
  // All sums at once: one question for each of many thousands of variants takes seconds.
  const sums = sql`
    select variant.id, coalesce(sum(level.quantity - level.reserved), 0) as available
      from ${variants} variant
      left join (${stockLevels} level join ${locations} place
                   on place.id = level.location_id and place.deactivated_at is null) on level.variant_id = variant.id
     group by variant.id`
  return and(
    eq(variants.tracked, true),
    sql`exists (select 1 from (${sums}) held where held.id = ${variants.id} and held.available <= ${line})`,
  )
}

async function levelsOf(queries: Queries, variantIds: VariantId[]): Promise<Map<VariantId, Level[]>> {
  const levels = new Map<VariantId, Level[]>()
  if (variantIds.length === 0) return levels
  const rows = await queries
    .select({ level: stockLevels })
    .from(stockLevels)
    .innerJoin(locations, eq(locations.id, stockLevels.locationId))
    .where(and(inArray(stockLevels.variantId, variantIds), isNull(locations.deactivatedAt)))
    .orderBy(asc(locations.position), asc(locations.id))
  for (const { level } of rows) {
    const { variantId, locationId, onHand, reserved } = level
    const entry = { locationId, onHand, reserved, available: onHand - reserved }
    levels.set(variantId, [...(levels.get(variantId) ?? []), entry])
  }
  return levels
}

function unknownVariant(variantId: string): Problem {
  return new Problem({
    type: 'not-found',
    status: 404,
    title: 'There is no such variant',
    detail: `No variant has the id ${variantId}.`,
    fix: 'Take the id of a variant from GET /api/v1/stock.',
  })
}
