/** Letters that are written with spaces between words, so that what is typed is mostly the beginning of a word. */
const alphabetic = /^[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{N}\p{M}]+$/u

/** What of a text a search can find: its words in small letters, each after a space. */
export function searchText(texts: readonly string[]): string {
  return [...new Set(texts.flatMap(searchWords))].map((word) => ` ${word}`).join('')
}

/**
 * The words of `text`: letters and digits of any script, in small letters, full and half width alike. Japanese and
 * Korean are not divided any further than they are written.
 */
export function searchWords(text: string): string[] {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .split(/[^\p{L}\p{N}\p{M}]+/u)
    .filter((word) => word !== '')
}

/**
 * What `texts` are found by: every two neighbouring characters of a word, the first of each word (`^m`), and each
 * character by itself where one alone can be a word (컵, 皿).
 */
export function searchGrams(texts: readonly string[]): string[] {
  const grams = new Set<string>()
  for (const word of new Set(texts.flatMap(searchWords))) {
    const characters = [...word]
    const [first = ''] = characters
    grams.add(`^${first}`)
    characters.forEach((character, index) => {
      if (!alphabetic.test(character)) grams.add(character)
      const next = characters[index + 1]
      if (next !== undefined) grams.add(character + next)
    })
  }
  return [...grams]
}

/** A search as a database carries it out. */
export interface SearchTerms {
  /** All of them must be among the grams of what is found. */
  readonly grams: readonly string[]
  /** Parts of the search text that must also be there: pairs of characters alone do not say in which order. */
  readonly parts: readonly string[]
  /** Parts of the search text that say all of it by themselves, for where there are few texts to look at. */
  readonly everyPart: readonly string[]
}

/** What `query` asks for: each of its words somewhere; a single Latin letter only as the first of a word. */
export function searchTerms(query: string): SearchTerms {
  const grams = new Set<string>()
  const parts: string[] = []
  const everyPart: string[] = []
  for (const word of searchWords(query)) {
    const characters = [...word]
    const [first = ''] = characters
    const isInitial = characters.length === 1 && alphabetic.test(first)
    if (characters.length === 1) grams.add(isInitial ? `^${first}` : first)
    everyPart.push(isInitial ? ` ${first}` : word)
    characters.forEach((character, index) => {
      const next = characters[index + 1]
      if (next !== undefined) grams.add(character + next)
    })
    if (characters.length > 2) parts.push(word)
  }
  return { grams: [...grams], parts, everyPart }
}

/** Whether `texts` hold all that a search asks for. */
export function isFoundBy(texts: readonly string[], { grams, parts }: SearchTerms): boolean {
  const held = new Set(searchGrams(texts))
  const words = searchText(texts)
  return grams.every((gram) => held.has(gram)) && parts.every((part) => words.includes(part))
}
