import type { ProductId } from '@counterflow/core'
import { and, eq, inArray, isNull, like, ne, or } from 'drizzle-orm'
import type { Transaction } from '../../platform/database/database.js'
import { products, variants } from './product.table.js'
import type { VariantDraft } from './product-draft.js'
import { handleTaken, skuTaken } from './product-problems.js'

/**
 * The handle that the product gets: the one that is `wanted`, or else one that begins with `made`.
 * @throws Problem `handle-taken` when the wanted one belongs to another product.
 */
export async function freeHandle(
  transaction: Transaction,
  productId: ProductId,
  wanted: string | undefined,
  made: string,
): Promise<string> {
  const handle = wanted ?? made
  const rows = await transaction
    .select({ handle: products.handle })
    .from(products)
    .where(
      and(ne(products.id, productId), or(eq(products.handle, handle), like(products.handle, `${handle}-%`))),
    )
  const taken = new Set(rows.map((row) => row.handle))
  if (!taken.has(handle)) return handle
  if (wanted !== undefined) throw handleTaken(wanted)
  return firstFree(taken, (number) => `${handle}-${number}`, 2)
}

/** The drafts with a SKU each: those without one get the Latin part of the handle in capitals and a number. */
export async function madeSkus<Draft extends VariantDraft>(
  transaction: Transaction,
  handle: string,
  drafts: readonly Draft[],
): Promise<(Draft & { sku: string })[]> {
  if (drafts.every(({ sku }) => sku !== undefined)) {
    return drafts.map((draft) => ({ ...draft, sku: draft.sku ?? '' }))
  }
  const words = handle.toUpperCase().match(/[A-Z0-9]+/g) ?? ['SKU']
  const start = words.join('-').slice(0, 40)
  const rows = await transaction
    .select({ sku: variants.sku })
    .from(variants)
    .where(and(like(variants.sku, `${start}-%`), isNull(variants.archivedAt)))
  const taken = new Set([...rows.map(({ sku }) => sku), ...drafts.map(({ sku }) => sku)])
  return drafts.map((draft) => {
    const sku = draft.sku ?? firstFree(taken, (number) => `${start}-${number}`, 1)
    taken.add(sku)
    return { ...draft, sku }
  })
}

/** @throws Problem `sku-taken` that names every draft whose SKU another variant has. */
export async function refuseTakenSkus(
  transaction: Transaction,
  productId: ProductId,
  drafts: readonly { sku: string }[],
): Promise<void> {
  const skus = drafts.map(({ sku }) => sku)
  const rows = await transaction
    .select({ sku: variants.sku, title: products.title })
    .from(variants)
    .innerJoin(products, eq(products.id, variants.productId))
    .where(and(inArray(variants.sku, skus), isNull(variants.archivedAt), ne(variants.productId, productId)))
  const elsewhere = new Map(rows.map(({ sku, title }) => [sku, title.en]))
  const errors = skus.flatMap((sku, index) => {
    const owner = elsewhere.get(sku)
    const isTwice = skus.indexOf(sku) < index
    if (owner === undefined && !isTwice) return []
    const message =
      owner === undefined
        ? `${sku} is the SKU of two variants of this product.`
        : `${sku} is the SKU of a variant of ${owner}.`
    return [{ path: `/variants/${index}/sku`, message, fix: 'Give this variant another SKU.' }]
  })
  if (errors.length > 0) throw skuTaken(errors)
}

function firstFree(
  taken: ReadonlySet<string | undefined>,
  name: (number: number) => string,
  from: number,
): string {
  let number = from
  while (taken.has(name(number))) number += 1
  return name(number)
}
