import { type Language, languages, sealedReceipt } from '@counterflow/core'
import { describe, expect, it } from 'vitest'
import { sampleSale } from '../../test/sample-receipts.js'
import { dotsAcross, paperWidths } from '../layout/paper.js'
import { qrCodeFor } from './qr-code.js'

/** The largest number for which something holds, if it holds for all below it. */
function last(holds: (value: number) => boolean, from: number, to: number): number {
  if (to - from <= 1) return from
  const middle = Math.floor((from + to) / 2)
  return holds(middle) ? last(holds, middle, to) : last(holds, from, middle)
}

const fits = (width: number) => (length: number) => qrCodeFor('A'.repeat(length), width) !== undefined
const lengthOf = (language: Language, lines: number) =>
  sealedReceipt(sampleSale(language, { lines }))?.length ?? Number.POSITIVE_INFINITY

describe('how long a sale may be so that its code holds all of it', () => {
  // `docs/guides/printing.md` says these figures: change both.
  it('is measured on sales of each language, for each paper', () => {
    const most = paperWidths.map((paper) => {
      const characters = last(fits(dotsAcross[paper]), 1, 5_000)
      const lines = languages.map((language) => [
        language,
        last((count) => lengthOf(language, count) <= characters, 1, 40),
      ])
      return { paper, characters, ...Object.fromEntries(lines) }
    })
    expect(most).toEqual([
      { paper: 58, characters: 1_853, en: 10, ko: 11, ja: 10 },
      { paper: 80, characters: 4_296, en: 28, ko: 29, ja: 28 },
    ])
  })
})
