import type { EntryAuthor } from '@counterflow/core'
import type { Actor } from '../../platform/http/actor.js'

/** Who writes an entry. A program with an API key writes as staff, under the key's name. */
export function entryAuthor({ type, id, name }: Actor): EntryAuthor {
  return type === 'api_key' ? { type: 'staff', id: null, name } : { type, id, name }
}

/** Whether a person of the shop is behind it, so that an answer is one: a workflow leaves the customer waiting. */
export const isPerson = (actor: Pick<Actor, 'type'>): boolean =>
  actor.type === 'staff' || actor.type === 'api_key'
