import { Bitmap } from './bitmap.js'

// Half of the grey at the edge of a letter is not enough: thin strokes of Hangul and Han would break.
const black = 160

/** A picture of red, green, blue and opacity (as a canvas gives it) as dots: dark enough is black. White was behind it. */
export function threshold(pixels: Uint8ClampedArray, width: number, height: number): Bitmap {
  const bitmap = new Bitmap(width, height)
  for (let at = 0, dot = 0; at < pixels.length; at += 4, dot += 1) {
    // Letters are drawn in black on white: one colour says it all.
    if ((pixels[at] ?? 255) < black) bitmap.set(dot % width, Math.floor(dot / width))
  }
  return bitmap
}
