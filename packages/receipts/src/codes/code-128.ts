import type { Bitmap } from '../raster/bitmap.js'

// Widths of bars and spaces in modules, by value (ISO/IEC 15417, table 1).
const patterns = (
  '212222 222122 222221 121223 121322 131222 122213 122312 132212 221213 221312 231212 112232 122132 122231 113222 ' +
  '123122 123221 223211 221132 221231 213212 223112 312131 311222 321122 321221 312212 322112 322211 212123 212321 ' +
  '232121 111323 131123 131321 112313 132113 132311 211313 231113 231311 112133 112331 132131 113123 113321 133121 ' +
  '313121 211331 231131 213113 213311 213131 311123 311321 331121 312113 312311 332111 314111 221411 431111 111224 ' +
  '111422 121124 121421 141122 141221 112214 112412 122114 122411 142112 142211 241211 221114 413111 241112 134111 ' +
  '111242 121142 121241 114212 124112 124211 411212 421112 421211 212141 214121 412121 111143 111341 131141 114113 ' +
  '114311 411113 411311 113141 114131 311141 411131 211412 211214 211232 2331112'
).split(' ')

const startB = 104
const stop = 106
const quietModules = 10

/** A Code 128 as widths of bars and spaces in turn, in modules, beginning with a bar. */
export type Barcode = readonly number[]

/** The Code 128 of `content`; undefined when that has other characters than those of ASCII that are printed. */
export function code128(content: string): Barcode | undefined {
  if (!/^[\x20-\x7e]+$/.test(content)) return undefined
  const values = Array.from(content, (character) => character.charCodeAt(0) - 0x20)
  const sum = values.reduce((total, value, index) => total + value * (index + 1), startB)
  return [startB, ...values, sum % 103, stop].flatMap((value) => Array.from(patterns[value] ?? '', Number))
}

/**
 * How wide one module is on paper of `width` dots: three or two of them, with white at both sides.
 * @returns undefined when the code does not fit.
 */
export function barcodeDots(barcode: Barcode, width: number): number | undefined {
  const modules = barcodeModules(barcode) + 2 * quietModules
  return [3, 2].find((dots) => modules * dots <= width)
}

/** How many modules the bars and spaces take together. */
export const barcodeModules = (barcode: Barcode): number => barcode.reduce((sum, width) => sum + width, 0)

/** Draws the bars in the rows from `y`, the first one at `x`. */
export function drawBarcode(
  barcode: Barcode,
  bitmap: Bitmap,
  { x, y, height, dots }: { x: number; y: number; height: number; dots: number },
): void {
  let left = x
  barcode.forEach((width, index) => {
    if (index % 2 === 0) bitmap.fill(left, y, width * dots, height)
    left += width * dots
  })
}
