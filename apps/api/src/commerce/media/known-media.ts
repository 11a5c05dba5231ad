import type { MediaId } from '@counterflow/core'
import { inArray } from 'drizzle-orm'
import type { Transaction } from '../../platform/database/database.js'
import { Problem } from '../../platform/http/problems/problem.js'
import { media } from './media.table.js'

/** @throws Problem `invalid-input` that names every image that does not exist or stands in the list twice. */
export async function refuseUnknownMedia(
  transaction: Transaction,
  wanted: readonly { readonly id: MediaId }[],
): Promise<void> {
  if (wanted.length === 0) return
  const ids = wanted.map(({ id }) => id)
  const rows = await transaction.select({ id: media.id }).from(media).where(inArray(media.id, ids))
  const known = new Set(rows.map(({ id }) => id))
  const fix = 'Upload an image by POST /api/v1/media, and name each once.'
  const errors = ids.flatMap((id, index) => {
    const path = `/media/${index}/id`
    if (!known.has(id)) return [{ path, message: 'There is no image with this id.', fix }]
    return ids.indexOf(id) < index ? [{ path, message: 'The image is in the list twice.', fix }] : []
  })
  if (errors.length === 0) return
  throw new Problem({
    type: 'invalid-input',
    status: 422,
    title: 'The request has wrong values',
    detail: errors[0]?.message ?? '',
    fix,
    errors,
  })
}
