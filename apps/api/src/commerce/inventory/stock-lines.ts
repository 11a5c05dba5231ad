import type { LocationId, VariantId } from '@counterflow/core'
import { and, eq, inArray, isNull, or } from 'drizzle-orm'
import type { Queries, Transaction } from '../../platform/database/database.js'
import { locations } from '../locations/location.table.js'
import { variants } from '../products/product.table.js'
import type { VariantReference } from '../products/variant-lookup.js'
import { type BadLine, unknownVariants, untrackedVariants, unusableLocation } from './stock-problems.js'

/** A line whose variant was found; `line` is its place in the request. */
export interface FoundVariant {
  readonly line: number
  readonly id: VariantId
  readonly sku: string
  readonly tracked: boolean
}

/** The variants that `references` mean, in the same order; undefined where there is none. */
export async function findVariants(
  queries: Queries,
  references: readonly VariantReference[],
): Promise<(FoundVariant | undefined)[]> {
  const ids = references.flatMap((reference) => ('id' in reference ? [reference.id] : []))
  const skus = references.flatMap((reference) => ('sku' in reference ? [reference.sku] : []))
  const rows = await queries
    .select({ id: variants.id, sku: variants.sku, tracked: variants.tracked })
    .from(variants)
    .where(or(inArray(variants.id, ids), inArray(variants.sku, skus)))
  const byId = new Map<string, (typeof rows)[number]>(rows.map((row) => [row.id, row]))
  const bySku = new Map(rows.map((row) => [row.sku, row]))
  return references.map((reference, line) => {
    const row = 'id' in reference ? byId.get(reference.id) : bySku.get(reference.sku)
    return row && { ...row, line }
  })
}

/**
 * The same, all of them.
 * @throws Problem `unknown-variant` or `untracked-variant` (422) that names the lines.
 */
export async function requireVariants(
  queries: Queries,
  references: readonly VariantReference[],
): Promise<FoundVariant[]> {
  const found = await findVariants(queries, references)
  const missing = found.flatMap((variant, line): BadLine[] =>
    variant === undefined ? [{ path: `/lines/${line}/variant`, message: 'There is no such variant.' }] : [],
  )
  if (missing.length > 0) throw unknownVariants(missing)
  const known = found.filter((variant) => variant !== undefined)
  const untracked = known.filter(({ tracked }) => !tracked)
  if (untracked.length > 0) {
    throw untrackedVariants(
      untracked.map(({ line, sku }) => ({
        path: `/lines/${line}/variant`,
        message: `The stock of ${sku} is not tracked.`,
      })),
    )
  }
  return known
}

/**
 * Sees to it that a location stays in use until the transaction ends.
 * @throws Problem `invalid-input` (422) when it is not in use, or does not exist.
 */
export async function holdLocation(
  transaction: Transaction,
  locationId: LocationId,
  path: string,
): Promise<void> {
  const found = await transaction
    .select({ id: locations.id })
    .from(locations)
    .where(and(eq(locations.id, locationId), isNull(locations.deactivatedAt)))
    .for('share')
  if (found.length === 0) throw unusableLocation(path)
}
