import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'

const secretPattern = /^cf_[A-Za-z0-9_-]{43}$/

/** A new key: `cf_` and 32 random bytes. The prefix lets people and secret scanners recognise it. */
export function newSecret(): string {
  return `cf_${randomBytes(32).toString('base64url')}`
}

export function isSecret(text: string): boolean {
  return secretPattern.test(text)
}

/** What is kept of a key, to find it by. */
export function hashOfSecret(secret: string): string {
  return createHash('sha256').update(secret).digest('hex')
}

/** What people see of a key, to tell it from others. */
export function prefixOfSecret(secret: string): string {
  return secret.slice(0, 9)
}

export function sameHash(one: string, other: string): boolean {
  const [left, right] = [Buffer.from(one), Buffer.from(other)]
  return left.length === right.length && timingSafeEqual(left, right)
}
