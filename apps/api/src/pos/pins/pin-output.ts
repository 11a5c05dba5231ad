import { createHmac, pbkdf2, randomBytes } from 'node:crypto'
import { promisify } from 'node:util'
import { pinIterations } from '@counterflow/core'

const outputBytes = 32

/** What PBKDF2-SHA256 makes of a PIN, with a salt of its own. */
export interface PinOutput {
  /** Base64url. */
  readonly salt: string
  readonly iterations: number
  /** 32 bytes in base64url. */
  readonly output: string
}

/** Works on a thread of its own: it takes some tenths of a second. */
export async function outputOfPin(pin: string): Promise<PinOutput> {
  const salt = randomBytes(16)
  const output = await promisify(pbkdf2)(pin, salt, pinIterations, outputBytes, 'sha256')
  return {
    salt: salt.toString('base64url'),
    iterations: pinIterations,
    output: output.toString('base64url'),
  }
}

/** What one device checks a PIN by: it is of no use on another one. Everything in base64url. */
export function verifierFor(output: string, pinSecret: string): string {
  const key = Buffer.from(pinSecret, 'base64url')
  return createHmac('sha256', key).update(Buffer.from(output, 'base64url')).digest('base64url')
}
