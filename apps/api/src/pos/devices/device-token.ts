import { createHash, randomBytes } from 'node:crypto'

const pattern = /^Bearer +(cft_[A-Za-z0-9_-]{43}) *$/i

/** A new token: `cft_` and 32 random bytes. The prefix lets people and secret scanners recognise it. */
export function newDeviceToken(): string {
  return `cft_${randomBytes(32).toString('base64url')}`
}

/** The token in an Authorization header; undefined where it holds none. */
export function deviceTokenIn(authorization: string | undefined): string | undefined {
  return pattern.exec(authorization ?? '')?.[1]
}

/** What is kept of a token, to find its device by. */
export function hashOfToken(token: string): string {
  return createHash('sha256').update(token).digest('hex')
}
