import type { DeviceSigner } from '@counterflow/core'
import { base64urlOf, bytesOf } from './base64url'

const curve = { name: 'ECDSA', namedCurve: 'P-256' }
const signature = { name: 'ECDSA', hash: 'SHA-256' }

/** A new key of this device. The private half can be used here and read nowhere; the public one is SPKI, base64url. */
export async function makeDeviceKey(): Promise<{ signingKey: CryptoKey; publicKey: string }> {
  const pair = await crypto.subtle.generateKey(curve, false, ['sign', 'verify'])
  const spki = await crypto.subtle.exportKey('spki', pair.publicKey)
  return { signingKey: pair.privateKey, publicKey: base64urlOf(spki) }
}

/** Signs hashes with a device's key. */
export const signerOf =
  (signingKey: CryptoKey): DeviceSigner =>
  async (hash) =>
    base64urlOf(await crypto.subtle.sign(signature, signingKey, new TextEncoder().encode(hash)))

/** The secret that PINs are checked under, so that it can be used and no longer be read. */
export const importPinKey = (pinSecret: string): Promise<CryptoKey> =>
  crypto.subtle.importKey('raw', bytesOf(pinSecret), { name: 'HMAC', hash: 'SHA-256' }, false, ['verify'])

/** Tells whether the server's key (SPKI, base64url) signed `text`. */
export async function isSignedBy(serverKey: string, text: string, signed: string): Promise<boolean> {
  try {
    const key = await crypto.subtle.importKey('spki', bytesOf(serverKey), curve, false, ['verify'])
    return await crypto.subtle.verify(signature, key, bytesOf(signed), new TextEncoder().encode(text))
  } catch {
    // Neither a key nor a signature that can be read proves anything.
    return false
  }
}
