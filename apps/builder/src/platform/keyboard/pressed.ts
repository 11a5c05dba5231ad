import { isApple } from './is-apple'

/** What tells whether certain keys were pressed; a keyboard event of the browser or of React has it. */
export interface KeyPress {
  readonly key: string
  readonly code: string
  readonly ctrlKey: boolean
  readonly metaKey: boolean
  readonly altKey: boolean
  readonly shiftKey: boolean
}

const ascii = /^[\x20-\x7e]$/
const letter = /^[a-z]$/
const digit = /^\d$/

/**
 * Whether an event is the press of `keys`, such as `mod+shift+z`, `Delete` or `?`. `mod` is Command on a Mac and Ctrl
 * elsewhere. A letter is found by its place on the keyboard where another script is being typed.
 */
export function pressed(event: KeyPress, keys: string, apple: boolean = isApple): boolean {
  const { key, modifiers } = parted(keys)
  const mod = modifiers.has('mod')
  const [command, other] = apple ? [event.metaKey, event.ctrlKey] : [event.ctrlKey, event.metaKey]
  if (command !== mod || other || event.altKey !== modifiers.has('alt')) return false
  // With Shift a digit types a sign that differs from keyboard to keyboard.
  if (digit.test(key) && modifiers.has('shift')) return event.shiftKey && event.code === `Digit${key}`
  // Whether a sign needs Shift depends on the keyboard; the sign itself says enough.
  const isSign = ascii.test(key) && !letter.test(key) && key !== ' '
  if (!isSign && event.shiftKey !== modifiers.has('shift')) return false
  if (letter.test(key) && !ascii.test(event.key)) return event.code === `Key${key.toUpperCase()}`
  return event.key.toLowerCase() === key.toLowerCase()
}

/** The key itself and what is held with it. */
export function parted(keys: string): { key: string; modifiers: ReadonlySet<string> } {
  const parts = keys.endsWith('+') ? [...keys.slice(0, -1).split('+'), '+'] : keys.split('+')
  const key = parts.at(-1) ?? ''
  return { key: key === 'Space' ? ' ' : key, modifiers: new Set(parts.slice(0, -1)) }
}
