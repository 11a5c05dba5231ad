import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'

const hashOf = (token: string) => createHash('sha256').update(token).digest('hex')

/** A token for a till, to be shown once and typed in there, and the hash that the agent keeps of it. */
export function newToken(): { token: string; tokenHash: string } {
  const token = randomBytes(15)
    .toString('hex')
    .toUpperCase()
    .replace(/.{6}(?=.)/g, '$&-')
  return { token, tokenHash: hashOf(token) }
}

/** Whether a request's `authorization` bears the token, however it was typed: in small letters, without its dashes. */
export function isPaired(authorization: string | undefined, tokenHash: string | null): boolean {
  const given = /^Bearer (\S{1,100})$/.exec(authorization ?? '')?.[1]
  if (given === undefined || tokenHash === null) return false
  const token = given
    .toUpperCase()
    .replaceAll('-', '')
    .replace(/.{6}(?=.)/g, '$&-')
  return timingSafeEqual(Buffer.from(hashOf(token)), Buffer.from(tokenHash))
}
