import { createHash, randomBytes } from 'node:crypto'
import { z } from 'zod'

export const publicTokenSchema = z
  .string()
  .regex(/^[A-Za-z0-9_-]{43}$/, 'Expected the token as it was given out: 43 letters, digits, - and _.')
  .meta({ description: 'The token as it was given out. Whoever has it may see and do what it stands for.' })

/** A token that nobody guesses: 32 random bytes. */
export function newPublicToken(): string {
  return randomBytes(32).toString('base64url')
}

/** What is kept of a token, to find what it stands for. */
export function hashOfToken(token: string): string {
  return createHash('sha256').update(token).digest('hex')
}
