import type { Kept } from './kept'

/** What a browser remembers of its conversation. The token alone proves that it is theirs. */
export interface Visit {
  readonly token: string
  readonly name: string
  readonly email: string
}

const name = 'visit'

/** The conversation of this browser, or null where none was begun. */
export function readVisit(kept: Kept): Visit | null {
  const value = kept.read(name)
  if (typeof value !== 'object' || value === null) return null
  const { token, name: who, email }: { token?: unknown; name?: unknown; email?: unknown } = value
  if (typeof token !== 'string' || typeof who !== 'string' || typeof email !== 'string') return null
  return { token, name: who, email }
}

export const keepVisit = (kept: Kept, visit: Visit): void => kept.write(name, visit)
export const forgetVisit = (kept: Kept): void => kept.forget(name)
export const isVisit = (changed: string): boolean => changed === name
