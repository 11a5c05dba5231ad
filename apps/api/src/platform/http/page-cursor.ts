import { z } from 'zod'
import { Problem } from './problems/problem.js'

/** Where a page of a list that runs from new to old ended. */
export interface PagePosition {
  readonly at: Date
  readonly id: string
}

const positionSchema = z.tuple([z.iso.datetime().transform((text) => new Date(text)), z.uuid()])

/** `position` as the opaque text that a client hands back. */
export function formatCursor({ at, id }: PagePosition): string {
  return Buffer.from(JSON.stringify([at.toISOString(), id])).toString('base64url')
}

/**
 * The position in `cursor`, or undefined when the list is to begin at its start.
 * @throws Problem `invalid-cursor` for anything that `formatCursor` did not write.
 */
export function parseCursor(cursor: string | undefined): PagePosition | undefined {
  if (cursor === undefined) return undefined
  const parsed = positionSchema.safeParse(jsonOrUndefined(Buffer.from(cursor, 'base64url').toString()))
  if (!parsed.success) throw invalidCursor()
  const [at, id] = parsed.data
  return { at, id }
}

/** A page of `limit` rows out of `limit + 1` that were read to see whether there are more. */
export function pageFrom<Row extends PagePosition>(
  rows: readonly Row[],
  limit: number,
): { rows: readonly Row[]; nextCursor: string | null } {
  const shown = rows.slice(0, limit)
  const last = shown.at(-1)
  const more = rows.length > limit && last !== undefined
  return { rows: shown, nextCursor: more ? formatCursor(last) : null }
}

function jsonOrUndefined(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** 422: what was sent is no cursor of the list. */
export function invalidCursor(): Problem {
  const fix = 'Send the `nextCursor` of the previous page unchanged, or no cursor to begin at the start.'
  return new Problem({
    type: 'invalid-cursor',
    status: 422,
    title: 'The cursor cannot be used',
    detail: 'The cursor is not one that this API gave out.',
    fix,
    errors: [{ path: 'cursor', message: 'Not a cursor of this list.', fix }],
  })
}
