/** Which n-grams of a text count, in code points, and among how many buckets they are shared out. */
export interface NgramShape {
  readonly buckets: number
  readonly shortest: number
  readonly longest: number
}

/** Buckets of the n-grams of a text, FNV-1a over code points; a figure counts as 0. As `ngrams.py` has it. */
export function ngramBuckets(text: string, { buckets, shortest, longest }: NgramShape): Set<number> {
  const plain = text.normalize('NFKC').toLowerCase().replaceAll(/[0-9]/g, '0').replaceAll(/\s+/gu, ' ').trim()
  const letters = Array.from(` ${plain} `, (letter) => letter.codePointAt(0) ?? 0)
  const found = new Set<number>()
  for (const start of letters.keys()) {
    let hashed = 2_166_136_261
    for (const [place, letter] of letters.slice(start, start + longest).entries()) {
      hashed = Math.imul(hashed ^ letter, 16_777_619) >>> 0
      if (place + 1 >= shortest) found.add(hashed % buckets)
    }
  }
  return found
}
