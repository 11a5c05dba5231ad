import type { Barcode } from '../codes/code-128.js'
import type { QrCode } from '../codes/qr-code.js'
import type { LetterStyle } from './face.js'

/** Something that is drawn, from the row `top` to the row before `bottom`. */
export type PrintMark = { readonly top: number; readonly bottom: number } & (
  | {
      readonly kind: 'letters'
      readonly x: number
      readonly baseline: number
      readonly text: string
      readonly style: LetterStyle
    }
  | { readonly kind: 'bar'; readonly x: number; readonly width: number }
  /** Turns what was drawn there before to white on black. */
  | { readonly kind: 'inverse'; readonly x: number; readonly width: number }
  | { readonly kind: 'qr'; readonly x: number; readonly code: QrCode }
  | { readonly kind: 'barcode'; readonly x: number; readonly dots: number; readonly barcode: Barcode }
)

/** Where everything on a receipt stands, in dots. The marks are in order from top to bottom. */
export interface PrintLayout {
  readonly width: number
  readonly height: number
  readonly marks: readonly PrintMark[]
}
