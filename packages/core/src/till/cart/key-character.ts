/** What the keys beside letters and digits print on the American keyboard that scanners pose as: plain, and with shift. */
const signs: Readonly<Record<string, readonly [string, string]>> = {
  Minus: ['-', '_'],
  Equal: ['=', '+'],
  BracketLeft: ['[', '{'],
  BracketRight: [']', '}'],
  Backslash: ['\\', '|'],
  Semicolon: [';', ':'],
  Quote: ["'", '"'],
  Backquote: ['`', '~'],
  Comma: [',', '<'],
  Period: ['.', '>'],
  Slash: ['/', '?'],
  Space: [' ', ' '],
  NumpadSubtract: ['-', '-'],
  NumpadAdd: ['+', '+'],
  NumpadDecimal: ['.', '.'],
  NumpadDivide: ['/', '/'],
  NumpadMultiply: ['*', '*'],
}

const shiftedDigits = ')!@#$%^&*('

/**
 * The character of a key by its place (`KeyboardEvent.code`) on an American keyboard, whatever language the keyboard is
 * set to; undefined for a key that prints nothing.
 */
export function keyCharacter(code: string, shift: boolean): string | undefined {
  const letter = /^Key([A-Z])$/.exec(code)?.[1]
  if (letter !== undefined) return shift ? letter : letter.toLowerCase()
  const digit = /^Digit(\d)$/.exec(code)?.[1]
  if (digit !== undefined) return shift ? shiftedDigits[Number(digit)] : digit
  const numpad = /^Numpad(\d)$/.exec(code)?.[1]
  if (numpad !== undefined) return numpad
  return signs[code]?.[shift ? 1 : 0]
}
