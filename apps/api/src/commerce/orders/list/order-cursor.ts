import type { OrderSort } from '@counterflow/core'
import { z } from 'zod'
import { invalidCursor, type PagePosition } from '../../../platform/http/page-cursor.js'

/** Where a page of orders ended: what they are sorted by, and the id where that is the same. */
export interface OrderPosition {
  readonly key: string | number
  readonly id: string
}

const schemas = {
  placed: z.tuple([z.iso.datetime(), z.uuid()]),
  total: z.tuple([z.int(), z.uuid()]),
}

const fieldOf = (sort: OrderSort) => (sort.startsWith('total') ? 'total' : 'placed')

export function formatOrderCursor({ key, id }: OrderPosition): string {
  return Buffer.from(JSON.stringify([key, id])).toString('base64url')
}

/** @throws Problem `invalid-cursor`, also for a cursor of a list that was sorted otherwise. */
export function parseOrderCursor(cursor: string | undefined, sort: OrderSort): OrderPosition | undefined {
  if (cursor === undefined) return undefined
  const parsed = schemas[fieldOf(sort)].safeParse(jsonOrUndefined(cursor))
  if (!parsed.success) throw invalidCursor()
  const [key, id] = parsed.data
  return { key, id }
}

/** The position of a row in a list that is sorted by `sort`. */
export function orderPosition(
  { at, id, total }: PagePosition & { readonly total: number },
  sort: OrderSort,
): OrderPosition {
  return { key: fieldOf(sort) === 'total' ? total : at.toISOString(), id }
}

function jsonOrUndefined(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString())
  } catch {
    return undefined
  }
}
