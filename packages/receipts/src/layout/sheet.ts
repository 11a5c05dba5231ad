import { balancedLines, breakLines } from './break-lines.js'
import type { Face, LetterStyle } from './face.js'
import type { PrintLayout, PrintMark } from './print-layout.js'
import { setFigure } from './tabular.js'

/** How far below the top of its line a letter stands, and how high the line is, both as shares of its size. */
const leading = 1.3
const ascent = 1.02

/** Paper on which one thing is put below the other. All measures are dots. */
export class Sheet {
  readonly #marks: PrintMark[] = []
  #y = 0

  constructor(
    readonly width: number,
    private readonly face: Face,
  ) {}

  get y(): number {
    return this.#y
  }

  /** Leaves room. */
  skip(height: number): void {
    this.#y += height
  }

  /** Puts a mark of some height at the present place, and goes on below it. */
  place(height: number, markAt: (box: { top: number; bottom: number }) => PrintMark): void {
    this.over(height, markAt)
    this.#y += height
  }

  /** Puts a mark at the present place without going on. */
  over(height: number, markAt: (box: { top: number; bottom: number }) => PrintMark): void {
    this.#marks.push(markAt({ top: this.#y, bottom: this.#y + height }))
  }

  /** Paragraphs, broken into lines. */
  text(
    text: string,
    style: LetterStyle,
    { align, indent = 0 }: { align: 'start' | 'middle'; indent?: number },
  ) {
    const room = this.width - indent
    const broken = (align === 'middle' ? balancedLines : breakLines)(text, room, this.#measure(style))
    for (const line of broken) {
      const left = align === 'middle' ? Math.round((room - this.face.measure(line, style)) / 2) : 0
      this.#letters(line, style, indent + Math.max(0, left))
      this.#nextLine(style)
    }
  }

  /** A label, and its figure at the right edge of the label's last line; below it where both are too wide. */
  row(label: string, value: string, style: LetterStyle, indent: number): void {
    const figure = setFigure(value, style, this.face)
    const gap = Math.round(style.size / 2)
    const isApart = figure.width > this.width * 0.6
    const room = this.width - indent - (isApart || value === '' ? 0 : figure.width + gap)
    breakLines(label, room, this.#measure(style)).forEach((line, index) => {
      if (index > 0) this.#nextLine(style)
      this.#letters(line, style, indent)
    })
    if (isApart) this.#nextLine(style)
    const left = Math.max(0, this.width - figure.width)
    for (const { text, x } of figure.parts) this.#letters(text, style, left + x)
    this.#nextLine(style)
  }

  /** All that was put on it. */
  done(): PrintLayout {
    const marks = [...this.#marks].sort((one, other) => one.top - other.top)
    return { width: this.width, height: this.#y, marks }
  }

  #measure(style: LetterStyle) {
    return (text: string) => this.face.measure(text, style)
  }

  #letters(text: string, style: LetterStyle, x: number): void {
    if (text.trim() === '') return
    const baseline = this.#y + Math.round(style.size * ascent)
    this.over(lineHeight(style), (box) => ({ ...box, kind: 'letters', x, baseline, text, style }))
  }

  #nextLine(style: LetterStyle): void {
    this.#y += lineHeight(style)
  }
}

/** How high a line of such letters is, in dots. */
export const lineHeight = ({ size }: LetterStyle): number => Math.round(size * leading)
