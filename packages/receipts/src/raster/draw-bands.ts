import { drawBarcode } from '../codes/code-128.js'
import { drawQrCode } from '../codes/qr-code.js'
import type { LetterStyle } from '../layout/face.js'
import type { PrintLayout, PrintMark } from '../layout/print-layout.js'
import { Bitmap } from './bitmap.js'

/** Letters to be drawn, with the left end of their baseline. */
export interface PlacedLetters {
  readonly x: number
  readonly baseline: number
  readonly text: string
  readonly style: LetterStyle
}

/** What draws letters: a canvas on a device, boxes in specs. */
export interface Pen {
  /** `letters` in black on a white strip of paper. Its first row is 0; letters may stick out of it. */
  draw(letters: readonly PlacedLetters[], width: number, height: number): Bitmap
}

/** As high as one strip is: what a printer takes at once, and all of the picture that is ever in memory. */
export const bandHeight = 128

/** Draws a receipt strip by strip, from top to bottom: one of 500 lines takes no more memory than one of five. */
export function* drawBands(layout: PrintLayout, pen: Pen): Generator<Bitmap> {
  let first = 0
  for (let top = 0; top < layout.height; top += bandHeight) {
    const height = Math.min(bandHeight, layout.height - top)
    // Marks are in order of their tops, and none is higher than a code: those long past are not looked at again.
    while (isPast(layout.marks[first], top)) first += 1
    yield drawBand(
      marksBetween(layout.marks, first, top, top + height),
      { top, height, width: layout.width },
      pen,
    )
  }
}

const isPast = (mark: PrintMark | undefined, top: number) => mark !== undefined && mark.bottom <= top

function marksBetween(marks: readonly PrintMark[], first: number, top: number, bottom: number): PrintMark[] {
  const between: PrintMark[] = []
  for (let index = first; index < marks.length; index += 1) {
    const mark = marks[index]
    if (mark === undefined || mark.top >= bottom) break
    if (mark.bottom > top) between.push(mark)
  }
  return between
}

function drawBand(
  marks: readonly PrintMark[],
  { top, height, width }: { top: number; height: number; width: number },
  pen: Pen,
): Bitmap {
  const letters = marks.flatMap((mark) =>
    mark.kind === 'letters' ? [{ ...mark, baseline: mark.baseline - top }] : [],
  )
  const band = letters.length === 0 ? new Bitmap(width, height) : pen.draw(letters, width, height)
  for (const mark of marks) {
    const y = mark.top - top
    if (mark.kind === 'bar') band.fill(mark.x, y, mark.width, mark.bottom - mark.top)
    if (mark.kind === 'qr') drawQrCode(mark.code, band, mark.x, y)
    if (mark.kind === 'barcode') {
      drawBarcode(mark.barcode, band, { x: mark.x, y, height: mark.bottom - mark.top, dots: mark.dots })
    }
  }
  for (const mark of marks) {
    if (mark.kind === 'inverse') band.invert(mark.x, mark.top - top, mark.width, mark.bottom - mark.top)
  }
  return band
}
