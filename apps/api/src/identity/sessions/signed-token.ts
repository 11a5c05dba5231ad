import { createHmac, timingSafeEqual } from 'node:crypto'

const signatureBytes = 32

/**
 * The token in the cookie `name` of a request, where its signature is right. The library checks the same, on a thread of
 * its own each time, which takes longer than all the rest of many an answer.
 */
export function signedToken(header: string, name: string, secret: string): string | undefined {
  const [written, ...others] = header
    .split(';')
    .map((part) => part.trim())
    .filter((part) => part.startsWith(`${name}=`))
    .map((part) => part.slice(name.length + 1))
  if (written === undefined || others.length > 0) return undefined
  const value = decoded(written)
  const dot = value.lastIndexOf('.')
  const token = value.slice(0, dot)
  const signature = Buffer.from(value.slice(dot + 1), 'base64')
  if (dot < 1 || signature.length !== signatureBytes) return undefined
  return timingSafeEqual(signature, createHmac('sha256', secret).update(token).digest()) ? token : undefined
}

function decoded(written: string): string {
  try {
    return decodeURIComponent(written)
  } catch {
    return ''
  }
}
