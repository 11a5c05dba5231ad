import { canonicalJson } from '@counterflow/core'
import { sql } from 'drizzle-orm'
import type { Transaction } from '../../platform/database/database.js'
import { insertRows } from '../../platform/database/insert-rows.js'
import { bucketOf } from './record-kinds.js'
import type { NamedRecord } from './stored-content.js'
import { tillRecords } from './till-record.table.js'

const ending = `on conflict (kind, id) do update
  set version = excluded.version, gone = excluded.gone, filed = excluded.filed`

/**
 * Writes those of `records` that are not so already, each with a version of its own after `version`. The caller holds
 * the row of the feed locked, since nobody else may give versions meanwhile.
 * @returns the version of the last one
 */
export async function writeRecords(
  transaction: Transaction,
  records: readonly NamedRecord[],
  version: number,
): Promise<number> {
  if (records.length === 0) return version
  const known = await knownContents(transaction, records)
  const changed = records.filter(
    ({ kind, id, content }) => (known.get(`${kind}:${id}`) ?? 'null') !== canonicalJson(content),
  )
  const rows = changed.map(({ id, ...filed }, index) => ({
    kind: filed.kind,
    id,
    version: version + index + 1,
    bucket: bucketOf(filed.kind, id),
    gone: filed.content === null,
    filed,
  }))
  await insertRows(transaction, tillRecords, rows, ending)
  return version + rows.length
}

async function knownContents(
  transaction: Transaction,
  records: readonly NamedRecord[],
): Promise<ReadonlyMap<string, string>> {
  const [kinds, ids] = [sql.param(records.map(({ kind }) => kind)), sql.param(records.map(({ id }) => id))]
  const rows = await transaction
    .select({ kind: tillRecords.kind, id: tillRecords.id, filed: tillRecords.filed })
    .from(tillRecords)
    .where(
      sql`(${tillRecords.kind}, ${tillRecords.id}) in (select * from unnest(${kinds}::text[], ${ids}::text[]))`,
    )
  return new Map(rows.map(({ kind, id, filed }) => [`${kind}:${id}`, canonicalJson(filed.content)]))
}
