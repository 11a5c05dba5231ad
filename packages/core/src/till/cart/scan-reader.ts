import { keyCharacter } from './key-character.js'

/** A key as a keyboard, or a scanner that poses as one, presses it. */
export interface KeyPress {
  /** Where the key is (`KeyboardEvent.code`): the same in every keyboard language, and with an input method on. */
  readonly code: string
  readonly shift: boolean
  /** Whether control, alt or the system's key is held: no scanner does that. */
  readonly modified: boolean
  /** When, in milliseconds of a clock that runs on evenly. */
  readonly at: number
}

/** How fast keys follow each other, and how many at least: no person types so. */
export interface ScanPace {
  readonly mostGapMs: number
  readonly fewestCharacters: number
}

/** What scanners do; people that type fast leave three times as long between two keys. */
export const usualScanPace: ScanPace = { mostGapMs: 50, fewestCharacters: 4 }

/** What a key press turned out to be. `burst`: it follows so soon that it is no person's, and must reach no field. */
export type ScanStep =
  | { readonly kind: 'typed' }
  | { readonly kind: 'burst' }
  | { readonly kind: 'scanned'; readonly text: string }

/**
 * Tells what a scanner sends from what a person types, by its pace alone, so that it works from any field and in any
 * keyboard language. A scan ends with Enter or Tab, as scanners are set to.
 */
export class ScanReader {
  #text = ''
  #last = Number.NEGATIVE_INFINITY

  constructor(private readonly pace: ScanPace = usualScanPace) {}

  /** How many characters have come in so fast that they may be a scan. */
  get pending(): number {
    return this.#text.length
  }

  /** Takes the next key press, in order of time. */
  press({ code, shift, modified, at }: KeyPress): ScanStep {
    if (code.startsWith('Shift')) return { kind: this.#isSoon(at) && this.#text !== '' ? 'burst' : 'typed' }
    const soon = this.#isSoon(at)
    if (modified) return this.#start('', at)
    if (code === 'Enter' || code === 'NumpadEnter' || code === 'Tab') {
      const text = this.#text
      this.#start('', at)
      return soon && text.length >= this.pace.fewestCharacters ? { kind: 'scanned', text } : { kind: 'typed' }
    }
    const character = keyCharacter(code, shift)
    if (character === undefined) return this.#start('', at)
    if (!soon || this.#text === '') return this.#start(character, at)
    this.#text += character
    this.#last = at
    return { kind: 'burst' }
  }

  #isSoon(at: number): boolean {
    return at - this.#last <= this.pace.mostGapMs
  }

  #start(text: string, at: number): ScanStep {
    this.#text = text
    this.#last = text === '' ? Number.NEGATIVE_INFINITY : at
    return { kind: 'typed' }
  }
}
