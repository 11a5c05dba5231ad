import type { Actor } from '../../platform/http/actor.js'

/** What stock keeps of who changed it. */
export type StockActor = Pick<Actor, 'type' | 'id' | 'name'>

export function stockActor({ type, id, name }: StockActor): StockActor {
  return { type, id, name }
}
