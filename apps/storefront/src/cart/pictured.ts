import type { Schemas } from '@counterflow/api-client'
import { parsed, stored } from '../platform/stored'

/** How something in the cart looks, and where its page is. */
export interface Picture {
  readonly handle: string
  readonly color: string
  readonly image: string | null
}

const kept = stored('shop.pictures')
const mostKept = 60

/** Remembers how the products of a cart look: carts name what is in them, and do not show it. */
export function rememberPicture({ id, handle, color, media }: Schemas['StorefrontProduct']): void {
  const others = [...pictures()].filter(([productId]) => productId !== id)
  const own: [string, Picture] = [id, { handle, color, image: media[0]?.small ?? null }]
  kept.write(JSON.stringify([...others, own].slice(-mostKept)))
}

/** By the ids of products. */
export function pictures(): ReadonlyMap<string, Picture> {
  const found = parsed(kept.read())
  return new Map(Array.isArray(found) ? found.filter(isEntry) : [])
}

const isEntry = (value: unknown): value is [string, Picture] =>
  Array.isArray(value) &&
  typeof value[0] === 'string' &&
  typeof value[1] === 'object' &&
  typeof value[1]?.handle === 'string' &&
  typeof value[1]?.color === 'string'
