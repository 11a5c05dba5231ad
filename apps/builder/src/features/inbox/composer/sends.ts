/** What tells whether a press of Enter sends. */
interface EnterPress {
  readonly key: string
  readonly shiftKey: boolean
  readonly altKey: boolean
  readonly ctrlKey: boolean
  readonly metaKey: boolean
  readonly isComposing: boolean
  /** 229 while an input method composes; Safari says so only here for the Enter that ends a composition. */
  readonly keyCode: number
}

const composing = 229

/**
 * Whether a key sends what was typed: Enter where there is a keyboard, and Ctrl or Cmd with Enter everywhere. Shift
 * makes a new line. The Enter that ends a composition of Korean or Japanese never sends.
 * @param touch whether the reader types on glass, where Enter is the only way to a new line
 */
export function sends(press: EnterPress, touch: boolean): boolean {
  if (press.key !== 'Enter' || press.isComposing || press.keyCode === composing) return false
  if (press.ctrlKey || press.metaKey) return true
  return !touch && !press.shiftKey && !press.altKey
}
