import type { Language } from '@counterflow/core'
import type { Face, LetterStyle } from '../layout/face.js'
import type { PrintLayout } from '../layout/print-layout.js'
import type { Pen, PlacedLetters } from './draw-bands.js'
import { threshold } from './threshold.js'

const inter = '"Inter Variable"'
const pretendard = '"Pretendard Variable"'
const notoSansJp = '"Noto Sans JP Variable"'

/** The app's own typefaces, the reader's script first: Han looks different in Korean and in Japanese. */
const families: Record<Language, string> = {
  en: `${inter}, ${pretendard}, ${notoSansJp}, sans-serif`,
  ko: `${pretendard}, ${notoSansJp}, ${inter}, sans-serif`,
  ja: `${inter}, ${notoSansJp}, ${pretendard}, sans-serif`,
}

/** Measures and draws letters on a canvas of this device. */
export class CanvasPen implements Face, Pen {
  readonly #context: OffscreenCanvasRenderingContext2D
  readonly #family: string

  /** @throws Error when the browser offers no canvas to draw on. */
  constructor(language: Language) {
    const context = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true })
    if (context === null) throw new Error('This browser offers no canvas to draw receipts on.')
    this.#context = context
    this.#family = families[language]
  }

  measure(text: string, style: LetterStyle): number {
    this.#context.font = this.#fontOf(style)
    return this.#context.measureText(text).width
  }

  draw(letters: readonly PlacedLetters[], width: number, height: number) {
    const { canvas } = this.#context
    if (canvas.width !== width || canvas.height !== height) {
      canvas.width = width
      canvas.height = height
    }
    this.#context.fillStyle = '#fff'
    this.#context.fillRect(0, 0, width, height)
    this.#context.fillStyle = '#000'
    this.#context.textBaseline = 'alphabetic'
    for (const { x, baseline, text, style } of letters) {
      this.#context.font = this.#fontOf(style)
      this.#context.fillText(text, x, baseline)
    }
    return threshold(this.#context.getImageData(0, 0, width, height).data, width, height)
  }

  #fontOf({ size, weight }: LetterStyle): string {
    return `${weight} ${size}px ${this.#family}`
  }
}

/**
 * Waits until the typefaces are there for all characters of `text`: they come in parts, each when it is first needed.
 * What cannot be loaded (a first start without a network) is drawn in a typeface of the device.
 */
export async function loadTypefaces(text: string, language: Language, fonts: FontFaceSet): Promise<void> {
  const characters = [...new Set(text)].join('')
  const faces = ([500, 700] as const).map((weight) =>
    fonts.load(`${weight} 24px ${families[language]}`, characters),
  )
  await Promise.allSettled(faces)
}

/** All letters of a layout. */
export const lettersOf = ({ marks }: PrintLayout): string =>
  marks.map((mark) => (mark.kind === 'letters' ? mark.text : '')).join('')
