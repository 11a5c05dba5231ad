import encodeQR from 'qr'
import type { Bitmap } from '../raster/bitmap.js'

/** A QR code as it is to be drawn: so many modules on each side, each a square of so many dots. */
export interface QrCode {
  /** `true` is black. Without the white border that every code needs around it. */
  readonly modules: readonly (readonly boolean[])[]
  readonly dots: number
}

/** White around a code, in modules. */
export const quietModules = 4

// Below three dots (0.375 mm) a phone's camera loses modules of a thermal print; above five a code is only larger.
const fewestDots = 3
const mostDots = 5

const sideOf = (modules: number) => modules + 2 * quietModules

/**
 * The QR code of `content` for paper of `width` dots, with as much error correction and as large modules as there is
 * room for. `content` that consists of capitals, digits and ` $%*+-./:` takes five and a half bits a character.
 * @returns undefined when it does not fit; the paper is then too narrow, or the content beyond 4,296 characters.
 */
export function qrCodeFor(content: string, width: number): QrCode | undefined {
  for (const ecc of ['medium', 'low'] as const) {
    const modules = modulesOf(content, ecc)
    if (modules === undefined) continue
    const dots = Math.min(mostDots, Math.floor(width / sideOf(modules.length)))
    if (dots >= fewestDots) return { modules, dots }
  }
  return undefined
}

const isAlphanumeric = (content: string) => /^[0-9A-Z $%*+\-./:]*$/.test(content)

function modulesOf(content: string, ecc: 'medium' | 'low'): readonly (readonly boolean[])[] | undefined {
  try {
    const encoding = isAlphanumeric(content) ? 'alphanumeric' : 'byte'
    const bordered = encodeQR(content, 'raw', { ecc, encoding, border: 1 })
    return bordered.slice(1, -1).map((row) => row.slice(1, -1))
  } catch {
    // The library throws when even its largest version is too small.
    return undefined
  }
}

/** How many dots a code takes on each side, its white border included. */
export const qrCodeSide = ({ modules, dots }: QrCode): number => sideOf(modules.length) * dots

/** Draws `code` with the left upper corner of its white border at (`x`, `y`). */
export function drawQrCode(code: QrCode, bitmap: Bitmap, x: number, y: number): void {
  code.modules.forEach((row, line) => {
    row.forEach((isBlack, column) => {
      if (!isBlack) return
      const left = x + (column + quietModules) * code.dots
      bitmap.fill(left, y + (line + quietModules) * code.dots, code.dots, code.dots)
    })
  })
}
