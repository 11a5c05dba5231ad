import type { Face } from '../src/layout/face.js'
import { Bitmap } from '../src/raster/bitmap.js'
import type { Pen } from '../src/raster/draw-bands.js'

const wide = /[\u1100-\u11ff\u3000-\u9fff\uac00-\ud7a3\uff00-\uffef]/
const widthOf = (character: string, size: number) => (wide.test(character) ? size : Math.round(size * 0.55))

/**
 * Letters that are boxes: as wide as real ones by and large, and the same on every machine. What a canvas makes of
 * letters is the browser's doing; where they stand, and what of them reaches the paper, is ours.
 */
export const boxFace: Face & Pen = {
  measure: (text, { size }) => Array.from(text).reduce((sum, character) => sum + widthOf(character, size), 0),
  draw(letters, width, height) {
    const strip = new Bitmap(width, height)
    for (const { x, baseline, text, style } of letters) {
      let left = x
      for (const character of text) {
        const own = widthOf(character, style.size)
        const tall = Math.round(style.size * 0.7)
        if (character.trim() !== '') strip.fill(left + 1, baseline - tall, own - 2, tall)
        left += own
      }
    }
    return strip
  },
}
