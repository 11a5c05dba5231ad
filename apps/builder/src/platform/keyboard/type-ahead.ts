import type { KeyPress } from './pressed'

/** A letter after this rest begins another name. */
const restBetweenLetters = 700

/** Signs that are commands, or belong to a tree. */
const reserved = new Set(['*', '+', '>', '?'])

/** Whether a key is the letter of a name that is being typed. */
export const isTyping = ({ key, ctrlKey, metaKey, altKey }: KeyPress): boolean =>
  [...key].length === 1 && key.trim() !== '' && !ctrlKey && !metaKey && !altKey && !reserved.has(key)

/** Gathers the letters of a name; one letter again and again stays that letter, which goes from name to name. */
export function createTypeAhead(): (letter: string, at: number) => string {
  let before = { text: '', at: Number.NEGATIVE_INFINITY }
  return (letter, at) => {
    const text = at - before.at < restBetweenLetters ? before.text + letter : letter
    before = { text, at }
    return [...text].every((each) => each === letter) ? letter : text
  }
}

/** The next one after `from`, round the end, whose name begins with what was typed. */
export function nextByName<One>(
  all: readonly One[],
  from: number,
  typed: string,
  nameOf: (one: One) => string,
): One | undefined {
  // A second letter goes on with the one that the first letter found; one letter again goes to the next.
  const start = [...typed].length > 1 ? Math.max(0, from) : from + 1
  const round = [...all.slice(start), ...all.slice(0, start)]
  return round.find((one) => beginsWith(nameOf(one), typed))
}

function beginsWith(name: string, typed: string): boolean {
  const begin = [...name.toLocaleLowerCase()].slice(0, [...typed].length)
  return [...typed.toLocaleLowerCase()].every(
    (letter, index) => begin[index] === letter || leadingConsonant(begin[index]) === letter,
  )
}

const consonants = 'ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ'

/** The consonant with which a Korean syllable begins, by which Koreans look names up. */
function leadingConsonant(syllable: string | undefined): string | undefined {
  const index = (syllable?.codePointAt(0) ?? 0) - 0xac00
  return index < 0 || index > 11_171 ? undefined : consonants[Math.floor(index / 588)]
}
