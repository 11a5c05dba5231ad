/** Whether every word of a search is somewhere in a text, in any order and case: "amount paid" finds "Paid amount". */
export function hasWords(text: string, search: string): boolean {
  const folded = fold(text)
  return fold(search)
    .split(/\s+/)
    .every((word) => folded.includes(word))
}

/** Full-width letters and half-width kana count as what they stand for. */
const fold = (text: string) => text.trim().normalize('NFKC').toLocaleLowerCase()
