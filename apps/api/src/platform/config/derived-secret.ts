import { hkdfSync } from 'node:crypto'

/**
 * A secret for one purpose, made from a longer-lived one. Whoever learns it learns neither the other nor what was made
 * from it for another purpose.
 */
export function derivedSecret(secret: string | Buffer, purpose: string, bytes: number): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, '', `counterflow ${purpose}`, bytes))
}

/** Tells two secrets apart without telling either. */
export function fingerprintOf(secret: string): string {
  return derivedSecret(secret, 'fingerprint', 6).toString('hex')
}
