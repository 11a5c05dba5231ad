import type { Face, LetterStyle } from './face.js'

/** A part of a figure and how far from its beginning it stands. */
export interface FigurePart {
  readonly text: string
  readonly x: number
}

/** A figure whose digits are all equally wide, so that figures below each other can be compared at a glance. */
export interface Figure {
  readonly parts: readonly FigurePart[]
  readonly width: number
}

const digits = [...'0123456789']

/** Sets `text` with digits of one width. Canvas offers no tabular figures, so each digit is placed by itself. */
export function setFigure(text: string, style: LetterStyle, face: Face): Figure {
  const cell = Math.ceil(Math.max(...digits.map((digit) => face.measure(digit, style))))
  const parts: FigurePart[] = []
  let x = 0
  for (const part of text.split(/(\d)/).filter((piece) => piece !== '')) {
    const own = face.measure(part, style)
    const isDigit = part.length === 1 && part >= '0' && part <= '9'
    parts.push({ text: part, x: Math.round(isDigit ? x + (cell - own) / 2 : x) })
    x += isDigit ? cell : own
  }
  return { parts, width: Math.ceil(x) }
}
