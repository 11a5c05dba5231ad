import { createHash, randomInt } from 'node:crypto'

/** Capitals and digits that nobody takes for one another. */
const signs = '23456789ABCDEFGHJKMNPQRSTVWXYZ'
const group = 4

/** A code that a person can type from a screen: two groups of four signs, 39 random bits. */
export function newEnrolmentCode(): string {
  const part = () => Array.from({ length: group }, () => signs.charAt(randomInt(signs.length))).join('')
  return `${part()}-${part()}`
}

/** What is kept of a code, whichever way it was typed. */
export function hashOfEnrolmentCode(code: string): string {
  const typed = code.toUpperCase().replaceAll(/[^0-9A-Z]/g, '')
  return createHash('sha256').update(typed).digest('hex')
}
