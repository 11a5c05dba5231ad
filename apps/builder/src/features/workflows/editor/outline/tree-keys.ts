import type { KeyPress } from '../../../../platform/keyboard/pressed'
import type { OutlineRow } from './outline-rows'

/** What a key does in a tree, after the pattern that screen readers teach. */
export type TreeDeed =
  | { type: 'focus'; key: string; extend: boolean; keep: boolean }
  | { type: 'fold'; keys: readonly string[]; open: boolean }
  | { type: 'mark'; key: string }
  | { type: 'menu'; key: string }

/** The deed of a key on the line `at`; undefined for a key that a tree has no use for. */
export function treeDeed(
  rows: readonly OutlineRow[],
  at: OutlineRow,
  { key, shiftKey, ctrlKey, metaKey, altKey }: KeyPress,
): TreeDeed | undefined {
  const held = ctrlKey || metaKey
  if ((key === 'F10' && shiftKey) || key === 'ContextMenu') return { type: 'menu', key: at.key }
  if (key === ' ' && (held || shiftKey)) return { type: 'mark', key: at.key }
  if (altKey || (held && shiftKey)) return undefined
  const to = (row: OutlineRow | undefined): TreeDeed | undefined =>
    row && { type: 'focus', key: row.key, extend: shiftKey, keep: held }
  const index = rows.indexOf(at)
  switch (key) {
    case 'ArrowDown':
      return to(rows[index + 1])
    case 'ArrowUp':
      return to(rows[index - 1])
    case 'Home':
      return to(rows[0])
    case 'End':
      return to(rows.at(-1))
  }
  if (held) return undefined
  switch (key) {
    case 'ArrowRight':
      if (at.expanded === false) return { type: 'fold', keys: [at.key], open: true }
      return at.expanded ? to(rows[index + 1]) : undefined
    case 'ArrowLeft':
      if (at.expanded) return { type: 'fold', keys: [at.key], open: false }
      return to(rows.find((row) => row.key === at.parent))
    case '*': {
      const beside = rows.filter(({ parent, expanded }) => parent === at.parent && expanded === false)
      return { type: 'fold', keys: beside.map((row) => row.key), open: true }
    }
  }
  return undefined
}

/** Signs that are commands or belong to the tree itself. */
const reserved = new Set(['*', '+', '>', '?'])

/** Whether a key is the letter of a name that is being typed. */
export const isTyping = ({ key, ctrlKey, metaKey, altKey }: KeyPress): boolean =>
  [...key].length === 1 && key.trim() !== '' && !ctrlKey && !metaKey && !altKey && !reserved.has(key)

/** The next line after `from`, round the end, whose name begins with what was typed. */
export function rowByName(
  rows: readonly OutlineRow[],
  from: number,
  typed: string,
  nameOf: (row: OutlineRow) => string,
): OutlineRow | undefined {
  // A second letter goes on with the line that the first one found; one letter again goes to the next line.
  const start = [...typed].length > 1 ? from : from + 1
  const round = [...rows.slice(start), ...rows.slice(0, start)]
  return round.find((row) => beginsWith(nameOf(row), typed))
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
