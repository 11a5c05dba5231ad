import type { TillStaff } from '@counterflow/core'
import { bytesOf } from '../enrolment/base64url'

type Pin = NonNullable<TillStaff['pin']>

/**
 * Whether `typed` is the PIN: what PBKDF2 makes of it, under a key that cannot be read out of this browser. A verifier
 * that was copied from the device is of no use elsewhere.
 */
export async function isPin(pin: Pin, typed: string, pinKey: CryptoKey): Promise<boolean> {
  const secret = await crypto.subtle.importKey('raw', new TextEncoder().encode(typed), 'PBKDF2', false, [
    'deriveBits',
  ])
  const derived = await crypto.subtle.deriveBits(
    { name: 'PBKDF2', hash: 'SHA-256', salt: bytesOf(pin.salt), iterations: pin.iterations },
    secret,
    256,
  )
  return crypto.subtle.verify('HMAC', pinKey, bytesOf(pin.verifier), derived)
}
