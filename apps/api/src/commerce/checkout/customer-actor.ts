import type { Actor } from '../../platform/http/actor.js'

/** Somebody who orders without signing in: known by the name that they gave, and allowed nothing else. */
export function customerActor(name: string | null): Actor {
  return { type: 'customer', id: null, name: name ?? '', permissions: [], language: null }
}
