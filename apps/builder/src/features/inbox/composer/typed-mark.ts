/** A word that is being typed after a sign, such as `/hello` or `@min`. */
export interface TypedMark {
  /** Where the sign stands. */
  readonly from: number
  /** After the last character of the word. */
  readonly to: number
  /** The word without its sign. */
  readonly word: string
}

const between = /\s/

/**
 * The word after `sign` that the caret stands in; undefined where there is none. The sign begins a word: that of an
 * address or of a fraction does not count.
 * @example typedMark('Hi /hel', 7, '/') // { from: 3, to: 7, word: 'hel' }
 */
export function typedMark(text: string, caret: number, sign: '/' | '@'): TypedMark | undefined {
  const from = text.lastIndexOf(sign, caret - 1)
  if (from < 0 || caret <= from) return undefined
  const word = text.slice(from + 1, caret)
  if (between.test(word)) return undefined
  const before = text.charAt(from - 1)
  return before === '' || between.test(before) ? { from, to: caret, word } : undefined
}

/** `text` with `replacement` in the place of the mark, and where the caret stands then. */
export function withoutMark(
  text: string,
  { from, to }: TypedMark,
  replacement: string,
): { text: string; caret: number } {
  return { text: text.slice(0, from) + replacement + text.slice(to), caret: from + replacement.length }
}
