/** Whether every word of a search is somewhere in a text, in any order and case: "amount paid" finds "Paid amount". */
export function hasWords(text: string, search: string): boolean {
  const folded = fold(text)
  return fold(search)
    .split(/\s+/)
    .every((word) => folded.includes(word))
}

/** Whether every word of a search begins a word of a text, as one looks names up: “paid” does not begin “unpaid”. */
export function beginsWords(text: string, search: string): boolean {
  const words = fold(text).split(/[\s›]+/)
  return fold(search)
    .split(/\s+/)
    .every((begin) => words.some((word) => word.startsWith(begin)))
}

/** Whether a search stands in a text as it was typed. */
export const hasPhrase = (text: string, search: string): boolean => fold(text).includes(fold(search))

/** Full-width letters and half-width kana count as what they stand for. */
const fold = (text: string) => text.trim().normalize('NFKC').toLocaleLowerCase()
