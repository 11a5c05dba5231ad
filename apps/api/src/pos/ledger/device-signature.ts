import { createPublicKey, type KeyObject, verify } from 'node:crypto'

/** Keys as they were last needed: reading one takes longer than checking a signature by it. */
const keys = new Map<string, KeyObject>()
const mostKeys = 500

/** Whether `signature` (r and s in base64url) is that of the device with `publicKey`, of a hash as ASCII. */
export function isSignedBy(publicKey: string, hash: string, signature: string): boolean {
  const bytes = Buffer.from(signature, 'base64url')
  if (bytes.length !== 64) return false
  try {
    return verify('sha256', Buffer.from(hash), { key: keyOf(publicKey), dsaEncoding: 'ieee-p1363' }, bytes)
  } catch {
    return false
  }
}

/** What was found out about signatures before they are asked for. */
export interface CheckedSignatures {
  isSigned(hash: string, signature: string): boolean
}

/** Checks the signatures of a batch on other threads, so that nobody waits for it whose rows a transaction holds. */
export async function checkSignatures(
  publicKey: string,
  signed: readonly { readonly hash: string; readonly signature: string }[],
): Promise<CheckedSignatures> {
  const keyed = ({ hash, signature }: { hash: string; signature: string }) => `${hash} ${signature}`
  const checked = new Map(
    await Promise.all(signed.map(async (one) => [keyed(one), await isSignedAside(publicKey, one)] as const)),
  )
  return {
    isSigned: (hash, signature) =>
      checked.get(keyed({ hash, signature })) ?? isSignedBy(publicKey, hash, signature),
  }
}

function isSignedAside(
  publicKey: string,
  { hash, signature }: { readonly hash: string; readonly signature: string },
): Promise<boolean> {
  const bytes = Buffer.from(signature, 'base64url')
  if (bytes.length !== 64) return Promise.resolve(false)
  return new Promise((resolve) => {
    try {
      const key = { key: keyOf(publicKey), dsaEncoding: 'ieee-p1363' } as const
      verify('sha256', Buffer.from(hash), key, bytes, (error, isRight) => resolve(error === null && isRight))
    } catch {
      resolve(false)
    }
  })
}

function keyOf(publicKey: string): KeyObject {
  const known = keys.get(publicKey)
  if (known !== undefined) return known
  const key = createPublicKey({ key: Buffer.from(publicKey, 'base64url'), format: 'der', type: 'spki' })
  if (keys.size >= mostKeys) keys.clear()
  keys.set(publicKey, key)
  return key
}
