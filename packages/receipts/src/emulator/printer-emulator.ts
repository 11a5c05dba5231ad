import { Bitmap } from '../raster/bitmap.js'
import { EscPosParser, type PrinterCommand } from './escpos-parser.js'

/** What is wrong with the printer, for those who want to see what happens then. */
export interface PrinterTrouble {
  readonly hasNoPaper?: boolean
  readonly hasLittlePaper?: boolean
  readonly isOpen?: boolean
}

/** A receipt printer with a cash drawer, down to its bytes: what it printed can be looked at. */
export class PrinterEmulator {
  trouble: PrinterTrouble = {}
  /** How often each contact of the drawer was given its pulse. */
  readonly kicks: (2 | 5)[] = []
  /** Bytes that were no command. There must be none. */
  readonly strays: number[] = []
  readonly #papers: Bitmap[] = []
  readonly #parser = new EscPosParser()
  #strips: Bitmap[] = []

  /** @param width in dots: what is wider is cut off, as on paper. */
  constructor(readonly width: number) {}

  /** Takes bytes, and answers those that ask for an answer. */
  take(bytes: Uint8Array): Uint8Array {
    return Uint8Array.from(this.#parser.feed(bytes).flatMap((command) => this.#obey(command)))
  }

  /** What was cut off so far, from the first to the last. */
  get papers(): readonly Bitmap[] {
    return this.#papers
  }

  /** What hangs out of the printer and has not been cut off. */
  get hanging(): Bitmap {
    return Bitmap.joined(this.#strips, this.width)
  }

  /** How many bytes wait for the rest of their command: a receipt that broke off in the midst of a strip. */
  get waiting(): number {
    return this.#parser.waiting
  }

  #obey(command: PrinterCommand): number[] {
    switch (command.kind) {
      case 'strip':
        this.#strips.push(this.#onPaper(command.strip))
        return []
      case 'feed':
        this.#strips.push(new Bitmap(this.width, command.dots))
        return []
      case 'cut':
        this.#papers.push(this.hanging)
        this.#strips = []
        return []
      case 'kick':
        this.kicks.push(command.contact)
        return []
      case 'status':
        return [this.#status(command.what)]
      case 'stray':
        this.strays.push(command.byte)
        return []
      case 'initialize':
        return []
    }
  }

  #onPaper(strip: Bitmap): Bitmap {
    if (strip.width === this.width) return strip
    const paper = new Bitmap(this.width, strip.height)
    for (let y = 0; y < strip.height; y += 1) {
      for (let x = 0; x < this.width; x += 1) if (strip.get(x, y)) paper.set(x, y)
    }
    return paper
  }

  #status(what: number): number {
    const { hasNoPaper = false, hasLittlePaper = false, isOpen = false } = this.trouble
    // Two bits of every answer are always set, so that it is told from other bytes.
    const fixed = 0x12
    if (what === 1) return fixed | (hasNoPaper || isOpen ? 0x08 : 0)
    if (what === 2) return fixed | (isOpen ? 0x04 : 0) | (hasNoPaper ? 0x20 : 0)
    return fixed | (hasNoPaper ? 0x60 : 0) | (hasLittlePaper ? 0x0c : 0)
  }
}
