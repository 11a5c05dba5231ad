import type { Bitmap } from '../raster/bitmap.js'

const esc = 0x1b
const gs = 0x1d
const dle = 0x10

/** Bytes of ESC/POS, the language of receipt printers, as far as all of them speak it. */
export const commands = {
  /** `ESC @`: forget what was set before, half a receipt included. */
  initialize: Uint8Array.of(esc, 0x40),
  /** `ESC J`: feed by so many dots, up to 255. */
  feed: (dots: number) => Uint8Array.of(esc, 0x4a, Math.min(dots, 0xff)),
  /** `GS V B`: feed to the blade and cut, leaving a corner. */
  cut: Uint8Array.of(gs, 0x56, 0x42, 0),
  /** `ESC p`: a pulse of 100 ms for the drawer at the printer's first or second contact. */
  kick: (contact: 2 | 5) => Uint8Array.of(esc, 0x70, contact === 2 ? 0 : 1, 50, 250),
  /** `DLE EOT`: answered at once, even in the midst of a receipt: 1 is the printer, 2 why it is off line, 4 its paper. */
  status: (what: 1 | 2 | 4) => Uint8Array.of(dle, 0x04, what),
} as const

/** `GS v 0`: a strip of dots. */
export function rasterStrip({ stride, height, bytes }: Bitmap): Uint8Array<ArrayBuffer> {
  const head = [gs, 0x76, 0x30, 0, stride & 0xff, stride >> 8, height & 0xff, height >> 8]
  const strip = new Uint8Array(head.length + bytes.length)
  strip.set(head)
  strip.set(bytes, head.length)
  return strip
}
