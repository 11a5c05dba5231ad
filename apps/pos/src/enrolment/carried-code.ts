import { z } from 'zod'
import { codeIn } from './code-in'

const key = 'counterflow.enrolment-code'
/** A code works no longer than that: an older one would only be refused. */
const lifetime = 15 * 60_000
const carriedSchema = z.object({ code: z.string(), at: z.number() })

/**
 * Keeps the code that the address was scanned with: an app that is installed from this page opens at its own address,
 * which has none. Where an app has a storage of its own, the code is still to be typed.
 */
export function carryCode(now: number): void {
  const code = codeIn(location.hash.slice(1))
  if (code === undefined) return
  try {
    localStorage.setItem(key, JSON.stringify({ code, at: now }))
  } catch {
    // A browser that stores nothing: the code is still in the address.
  }
}

/** The code of the address, or the one that was carried here; undefined when there is none that could still work. */
export function carriedCode(now: number): string | undefined {
  return codeIn(location.hash.slice(1)) ?? storedCode(now)
}

/** Forgets the code, once it was used or refused. */
export function dropCode(): void {
  try {
    localStorage.removeItem(key)
  } catch {
    // Nothing was stored either.
  }
}

function storedCode(now: number): string | undefined {
  try {
    const stored = carriedSchema.safeParse(JSON.parse(localStorage.getItem(key) ?? 'null'))
    return stored.success && now - stored.data.at < lifetime ? codeIn(stored.data.code) : undefined
  } catch {
    return undefined
  }
}
