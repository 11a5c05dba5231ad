/** How many characters a product's name may have to be named in the line about a cart (R3). */
export const longestCartEventName = 40

const characters = new Intl.Segmenter('en', { granularity: 'grapheme' })

/** What a customer did to their cart, as a conversation tells it to staff. */
export interface CartEvent {
  readonly deed: 'added' | 'removed'
  /** Null where the name is too long to be named in a line. */
  readonly productName: string | null
  /** How many pieces were added or removed, at least one. */
  readonly quantity: number
}

/** A change of a cart: how many pieces of one product it held before, and how many it holds now. */
export interface CartPieces {
  readonly name: string
  readonly before: number
  readonly quantity: number
}

/** The line that a conversation shows of a change to the cart; null where nothing changed. */
export function cartEvent({ name, before, quantity }: CartPieces): CartEvent | null {
  if (quantity === before) return null
  return {
    deed: quantity > before ? 'added' : 'removed',
    productName: cartEventName(name),
    quantity: Math.abs(quantity - before),
  }
}

/**
 * The name of a product as a line about a cart names it: composed (NFC), up to 40 characters as people count them, so
 * that a family emoji and a Hangul syllable each are one. Null for longer ones, and for none.
 */
export function cartEventName(name: string): string | null {
  const composed = name.normalize('NFC').trim()
  if (composed === '') return null
  let count = 0
  for (const _ of characters.segment(composed)) {
    count += 1
    if (count > longestCartEventName) return null
  }
  return composed
}
