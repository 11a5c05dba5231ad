import { createPublicKey } from 'node:crypto'
import { z } from 'zod'

const curve = z.object({ namedCurve: z.literal('prime256v1') })

/** Whether `text` is an ECDSA P-256 public key: SPKI in base64url. */
export function isDeviceKey(text: string): boolean {
  try {
    const key = createPublicKey({ key: Buffer.from(text, 'base64url'), format: 'der', type: 'spki' })
    return key.asymmetricKeyType === 'ec' && curve.safeParse(key.asymmetricKeyDetails).success
  } catch {
    return false
  }
}
