import type { HeldRecord } from './record-store'

export const bucketCount = 256

/** How many hashes are asked for at once: a sale that is rung up meanwhile must not wait. */
const atOnce = 500

/** A record's name within the digest. */
export const recordKey = ({ kind, id }: Pick<HeldRecord, 'kind' | 'id'>) => `${kind}:${id}`

/** The records of each bucket: the first byte of the SHA-256 of `kind:id`. */
export async function byBucket(records: readonly HeldRecord[]): Promise<ReadonlyMap<number, HeldRecord[]>> {
  const found = new Map<number, HeldRecord[]>()
  for (let start = 0; start < records.length; start += atOnce) {
    const some = records.slice(start, start + atOnce)
    const hashes = await Promise.all(some.map((record) => sha256(recordKey(record))))
    some.forEach((record, index) => {
      const bucket = hashes[index]?.[0] ?? 0
      found.set(bucket, [...(found.get(bucket) ?? []), record])
    })
  }
  return found
}

/** The hash of a bucket, in hexadecimal digits, as `tillDigestSchema` defines it. */
export async function hashOfBucket(records: readonly HeldRecord[]): Promise<string> {
  const lines = records.map((record) => `${recordKey(record)}:${record.version}`)
  const text = lines
    .sort()
    .map((line) => `${line}\n`)
    .join('')
  return Array.from(await sha256(text), (byte) => byte.toString(16).padStart(2, '0')).join('')
}

const sha256 = async (text: string) =>
  new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)))
