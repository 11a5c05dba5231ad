import { bucketCount, byBucket, hashOfBucket, recordKey } from '../records/digest'
import type { DeviceRow } from '../storage/ledger-database'
import { type FetchingParts, proven } from './fetch-changes'

const day = 86_400_000

/**
 * Compares the records with the server's digest once a day, and fetches each bucket that differs. A digest of another
 * version says nothing and is asked for again the next time: it is no alarm.
 */
export async function mendRecords(device: DeviceRow, now: number, parts: FetchingParts): Promise<void> {
  const { records, server } = parts
  const { position } = records
  // Also after a clock that was ahead has been set right.
  if (position === undefined || Math.abs(now - position.comparedAt) < day) return
  const digest = await server.digest(device)
  if (digest.upTo !== position.version) return
  const theirs = new Map(digest.buckets.map(({ bucket, hash }) => [bucket, hash]))
  const held = await byBucket(await records.inventory())
  const empty = await hashOfBucket([])
  for (let bucket = 0; bucket < bucketCount; bucket += 1) {
    const ours = held.get(bucket) ?? []
    if ((await hashOfBucket(ours)) === (theirs.get(bucket) ?? empty)) continue
    const page = await proven(await server.bucket(device, bucket), device, parts)
    const wanted = new Set(page.records.map(recordKey))
    const gone = ours.filter((record) => !wanted.has(recordKey(record)))
    await records.replace(gone, page.records)
  }
  await records.note({ comparedAt: now })
}
