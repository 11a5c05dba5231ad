import { nameKey } from './contact-keys.js'

/** What of a customer is searched. */
export interface SearchedContact {
  readonly name: string
  readonly email: string | null
  /** E.164. */
  readonly phone: string | null
}

const plain = (text: string) => text.normalize('NFKC').toLowerCase()

/** The text in which words are looked for: the name with and without its spaces, the address and the number's digits. */
export function contactText({ name, email, phone }: SearchedContact): string {
  const parts = [plain(name), nameKey(name), plain(email ?? ''), (phone ?? '').replaceAll(/\D/g, '')]
  return [...new Set(parts.filter((part) => part !== ''))].join('\n')
}

/** Every two neighbouring characters of `text` within a line, once: what an index over parts of words is made of. */
export function bigramsOf(text: string): string[] {
  const found = new Set<string>()
  for (const line of text.split('\n')) {
    const characters = [...line]
    for (let index = 0; index + 1 < characters.length; index += 1) {
      found.add(`${characters[index]}${characters[index + 1]}`)
    }
  }
  return [...found]
}

/**
 * The words of a search as they stand in `contactText`; all of them have to be found. A telephone number may be typed
 * as people write it: `010-1234-5678` finds +82 10 1234 5678.
 */
export function searchedWords(search: string): string[] {
  const text = plain(search).trim()
  if (/^[+\d][\d\s().-]{3,}$/.test(text)) {
    const digits = text.replaceAll(/\D/g, '').replace(/^0+/, '')
    return digits === '' ? [] : [digits]
  }
  return text.split(/\s+/).filter((word) => word !== '')
}
