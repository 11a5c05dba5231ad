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

function keyOf(publicKey: string): KeyObject {
  const known = keys.get(publicKey)
  if (known !== undefined) return known
  const key = createPublicKey({ key: Buffer.from(publicKey, 'base64url'), format: 'der', type: 'spki' })
  if (keys.size >= mostKeys) keys.clear()
  keys.set(publicKey, key)
  return key
}
