/** How large (in dots) and how heavy letters are. */
export interface LetterStyle {
  readonly size: number
  readonly weight: 500 | 700
}

/** Letters that can be measured. The layout knows nothing else of them, so that it is the same everywhere. */
export interface Face {
  /** How wide `text` is in dots, as it is drawn in one piece. */
  measure(text: string, style: LetterStyle): number
}
